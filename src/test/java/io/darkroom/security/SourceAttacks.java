package io.darkroom.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.DiskImages;
import io.darkroom.support.FileServer;
import io.darkroom.support.FreePort;
import io.darkroom.support.GuardedService;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a stranger can name for the service to fetch. */
interface SourceAttacks {

  String UNREADABLE = "The source could not be read\\.";

  GuardedService guarded();

  private FileServer source() {
    return guarded().source();
  }

  private void assertRefusedByAllWays(String url) throws Exception {
    Somebody somebody = Somebody.of(guarded());
    String image = somebody.queued("raw", "bare");
    for (HttpResponse<String> answer :
        List.of(
            somebody.postImport(url, "raw", "bare"),
            somebody.postDownload(image, url),
            somebody.postCopy(url))) {
      assertThat(answer.statusCode()).as(url + " " + answer.body()).isEqualTo(400);
    }
  }

  private void assertUnreadableByAllWays(String url) throws Exception {
    Somebody somebody = Somebody.of(guarded());
    somebody.assertFailed(somebody.imported(url, "raw", "bare"), UNREADABLE);
    String image = somebody.queued("raw", "bare");
    somebody.assertFailed(somebody.downloaded(image, url), UNREADABLE);
    somebody.assertFailed(somebody.copied(url), UNREADABLE);
  }

  @Test
  @DisplayName("CVE-2014-9493, CVE-2015-1195: file:// and filesystem:// read host files")
  default void filesOfTheHostAreNoSources() throws Exception {
    for (String url :
        List.of(
            "file:///etc/passwd",
            "filesystem:///etc/passwd",
            "FILE:///etc/passwd",
            "ftp://127.0.0.1/x",
            "gopher://127.0.0.1/x",
            "jar:file:///etc/passwd!/")) {
      assertRefusedByAllWays(url);
    }
    assertUnreadableByAllWays(source().serveRedirect("to-file", "file:///etc/passwd"));
  }

  @Test
  @DisplayName("CVE-2017-7200, OSSN-0078, OSSN-0105: port scan by copy_from and import tasks")
  default void portsLookAllAlike() throws Exception {
    assertRefusedByAllWays("http://127.0.0.1:22/");

    assertUnreadableByAllWays("http://127.0.0.1:" + FreePort.find() + "/closed");
    assertUnreadableByAllWays("http://no-such-host.invalid:" + source().port() + "/");
    assertUnreadableByAllWays(source().serveRedirect("to-ssh", "http://127.0.0.1:22/"));
  }

  @Test
  @DisplayName("CVE-2026-34881: SSRF by redirect, encoded address, OVF reference")
  default void addressesCannotBeDisguised() throws Exception {
    for (String host : List.of("2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0", "0x7f.1")) {
      assertRefusedByAllWays("http://" + host + ":" + source().port() + "/");
    }
    for (String target :
        List.of(
            "http://169.254.169.254/",
            "http://2852039166/",
            "http://[::ffff:a9fe:a9fe]/",
            "//169.254.169.254/latest/meta-data")) {
      assertUnreadableByAllWays(source().serveRedirect("disguised", target));
    }
  }

  @Test
  @DisplayName("Names that resolve inside, mapped addresses, [::1, port 99999, user-info")
  default void oddUrlsAreRefused() throws Exception {
    for (String url :
        List.of(
            "http://localhost:" + source().port() + "/",
            "http://[::ffff:169.254.169.254]/",
            "http://[::1",
            "http://127.0.0.1:99999/",
            "http://user:password@127.0.0.1:" + source().port() + "/",
            "http://127.0.0.1:" + source().port() + "@169.254.169.254/")) {
      assertRefusedByAllWays(url);
    }
  }

  @Test
  @DisplayName("Loopback, link-local, multicast, unique-local, cloud metadata")
  default void insideAddressesAreRefused() throws Exception {
    for (String host :
        List.of(
            "127.0.0.2",
            "[::1]",
            "0.0.0.0",
            "[::]",
            "169.254.1.1",
            "[fe80::1]",
            "224.0.0.1",
            "[ff02::1]",
            "[fc00::1]",
            "[fd00:ec2::254]",
            "10.0.0.1",
            "172.16.0.1",
            "192.168.0.1",
            "100.64.0.1",
            "169.254.169.254",
            "100.100.100.200",
            "168.63.129.16")) {
      assertRefusedByAllWays("http://" + host + "/");
    }
  }

  @Test
  @DisplayName("CVE-2013-0212, CVE-2013-1840, CVE-2014-1948, CVE-2024-1141: credentials leak")
  default void whatAUrlKeepsSecretStaysSecret() throws Exception {
    Somebody somebody = Somebody.of(guarded());
    String secret = "hunter2-of-the-source";
    String open = source().serve("signed.raw", DiskImages.raw(1000));
    String url = open + "?signature=" + secret;

    somebody.imported(url, "raw", "bare");
    somebody.imported(source().url("absent") + "?signature=" + secret, "raw", "bare");
    HttpResponse<String> refused =
        somebody.postImport(open.replace("://", "://user:" + secret + "@"), "raw", "bare");

    assertThat(refused.body()).doesNotContain(secret);
    assertThat(somebody.client().get("v2/images").body())
        .doesNotContain(secret, "direct_url", "locations", "file://");
    assertThat(guarded().service().output()).doesNotContain(secret);
  }

  @Test
  @DisplayName("Slow or endless source")
  default void sourcesEnd() throws Exception {
    Somebody somebody = Somebody.of(guarded());

    somebody.assertFailed(
        somebody.imported(source().serveEndlessly("endless"), "raw", "bare"),
        "The source is larger than the limit of [0-9]+ bytes\\.");
    somebody.assertFailed(
        somebody.imported(source().serveSlowly("slow", new byte[100], 1900), "raw", "bare"),
        "The source took longer than the limit of [0-9]+ seconds\\.");
  }

  @Test
  @DisplayName("Body shorter than Content-Length")
  default void shortBodiesAreNoImages() throws Exception {
    Somebody somebody = Somebody.of(guarded());

    somebody.assertFailed(
        somebody.imported(source().serveShort("short", 5000, 4000), "raw", "bare"),
        "The source announced 5,?000 bytes.*4,?000.*");
  }
}
