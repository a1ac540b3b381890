package io.darkroom.sources;

import io.darkroom.platform.settings.TestSettings;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The policy for URLs, as somebody tries it who has any text. */
public final class FuzzedUrls {

  private static final UrlPolicy POLICY =
      new UrlPolicy(
          TestSettings.defaults().sources(),
          host -> {
            throw new UnknownHostException(host);
          });

  private FuzzedUrls() {}

  /** Checks a text, which is UTF-8 or nearly. */
  public static void check(byte[] text) {
    URI checked = POLICY.check("url", new String(text, StandardCharsets.UTF_8));
    if (checked.getHost() == null
        || checked.getRawUserInfo() != null
        || !checked.getScheme().matches("(?i)https?")) {
      throw new IllegalStateException("Let pass: " + checked);
    }
  }

  /** URLs, of which some are no good. */
  public static List<byte[]> samples() {
    return Stream.of(
            "https://images.example.org:443/a/b.raw?c=d#e",
            "http://93.184.216.34/",
            "http://[2606:2800:220:1::1]:80/",
            "http://user@[::ffff:127.0.0.1%25eth0]:99999/",
            "http://0x7f.1/",
            "http://[::99999999999999224.0.0.0]",
            "hTTp://\u00fc.example./\ud83d\ude00")
        .map(url -> url.getBytes(StandardCharsets.UTF_8))
        .toList();
  }
}
