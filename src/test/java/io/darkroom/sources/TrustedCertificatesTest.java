package io.darkroom.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.platform.settings.SettingException;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TrustedCertificatesTest {

  private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

  @TempDir private static Path keys;
  private static TestCertificate certificate;

  @TempDir private Path directory;

  @BeforeAll
  static void issue() throws Exception {
    certificate = TestCertificate.issue(keys, "IP:127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKCS12", "JKS"})
  void aKeyStoreVouchesForAServer(String type) throws Exception {
    assertThat(read(store(type), TestCertificate.PASSWORD)).isEqualTo("hello");
  }

  @Test
  void aJksFileNeedsNoPassword() throws Exception {
    assertThat(read(store("JKS"), "")).isEqualTo("hello");
  }

  @Test
  void certificatesInAPemFileVouchForAServer() throws Exception {
    assertThat(read(pem("A comment\n" + pemOf(certificate) + "\n" + pemOf(certificate)), ""))
        .isEqualTo("hello");
  }

  @Test
  void theOnesOfTheJvmCountNoMore() throws Exception {
    TestCertificate other =
        TestCertificate.issue(Files.createDirectory(directory.resolve("other")), "IP:127.0.0.1");

    try (AutoCloseable trust = certificate.trust()) {
      assertThat(trust).isNotNull();
      assertThat(Refusal.of(() -> read(pem(pemOf(other)), "")))
          .isEqualTo(Message.of(Problem.SOURCE_UNREADABLE));
    }
  }

  @Test
  void aFileThatCannotBeReadIsASettingToCorrect() throws Exception {
    assertRefused(directory.resolve("missing"), "");
    assertRefused(directory, "");
    assertRefused(pem(""), "");
    assertRefused(pem("no certificate"), "");
    assertRefused(pem("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"), "");
    assertRefused(store("PKCS12"), "wrong");
    assertRefused(store("PKCS12"), "");
    assertRefused(store("JKS"), "wrong");
  }

  @Test
  void aKeyStoreWithoutCertificatesIsASettingToCorrect() throws Exception {
    KeyStore empty = KeyStore.getInstance("PKCS12");
    empty.load(null, null);

    assertRefused(stored(empty), TestCertificate.PASSWORD);
  }

  private static void assertRefused(Path file, String password) {
    assertThatThrownBy(() -> sources(file, password).close())
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith("The setting darkroom.import.trust-store must be ")
        .message()
        .doesNotContain("wrong");
  }

  private static String read(Path file, String password) throws Exception {
    try (RawServer server =
            new RawServer(certificate.listen(), connection -> RawServer.send(connection, HELLO));
        Sources sources = sources(file, password)) {
      return sources.read(URI.create("https://127.0.0.1:" + server.port() + "/"));
    }
  }

  private static Sources sources(Path file, String password) {
    return new Sources(
        TestImports.with(
            Map.of(
                "allowed-hosts",
                "127.0.0.1",
                "trust-store",
                file.toString(),
                "trust-store-password",
                password)));
  }

  private Path store(String type) throws Exception {
    KeyStore store = KeyStore.getInstance(type);
    store.load(null, null);
    store.setCertificateEntry("server", certificate.keys().getCertificate("server"));
    return stored(store);
  }

  private Path stored(KeyStore store) throws Exception {
    Path file = directory.resolve("trust." + store.getType());
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, TestCertificate.PASSWORD.toCharArray());
    }
    return file;
  }

  private Path pem(String content) throws IOException {
    return Files.writeString(directory.resolve("trust.pem"), content);
  }

  private static String pemOf(TestCertificate certificate) throws Exception {
    byte[] encoded = certificate.keys().getCertificate("server").getEncoded();
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(encoded)
        + "\n-----END CERTIFICATE-----\n";
  }
}
