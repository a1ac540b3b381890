package io.darkroom.platform.settings;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Who is told of what happens to tasks.
 *
 * @param urls where they listen; none: nobody is told
 * @param secret what notices are signed with; there whenever there are URLs
 * @param allowedHosts hosts that may be on a private address
 * @param timeout for all of a delivery, from the look-up of the host to the answer
 * @param patience how long a notice is tried again
 */
public record WebhookSettings(
    List<String> urls,
    Optional<Secret> secret,
    List<String> allowedHosts,
    Duration timeout,
    Duration patience) {

  private static final String PREFIX = "darkroom.webhooks.";

  /** Each takes a thread and, while it does not answer, a row for each event. */
  private static final int MOST = 16;

  public WebhookSettings {
    urls = List.copyOf(urls);
    allowedHosts = List.copyOf(allowedHosts);
  }

  static WebhookSettings read(SettingReader reader) {
    List<String> urls = reader.texts(PREFIX + "urls");
    if (urls.size() > MOST
        || new HashSet<>(urls).size() < urls.size()
        || !urls.stream().allMatch(url -> url.matches("(?i:https?)://[^\\s/?#@]+([/?#]\\S*)?"))) {
      throw new SettingException(
          PREFIX + "urls", "a list of up to " + MOST + " different http and https URLs");
    }
    Optional<Secret> secret = reader.secret(PREFIX + "secret");
    if (!urls.isEmpty() && secret.isEmpty()) {
      throw new SettingException(PREFIX + "secret", "set where there are URLs");
    }
    return new WebhookSettings(
        urls,
        secret,
        reader.list(PREFIX + "allowed-hosts"),
        reader.duration(PREFIX + "timeout", Duration.ofMillis(100), Duration.ofMinutes(1)),
        reader.duration(PREFIX + "patience", Duration.ofSeconds(1), Duration.ofDays(30)));
  }
}
