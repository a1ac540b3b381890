package io.darkroom.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TlsSourceTest {

  private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

  private static final String FOUND = "HTTP/1.1 302 Found\r\nLocation: ";

  @TempDir private Path directory;

  @Test
  void aServerWithATrustedCertificateIsRead() throws Exception {
    TestCertificate certificate = TestCertificate.issue(directory, "IP:127.0.0.1");

    try (AutoCloseable trust = certificate.trust();
        RawServer server = greeting(certificate);
        Sources sources = sources()) {
      assertThat(trust).isNotNull();
      assertThat(sources.read(https(server))).isEqualTo("hello");
    }
  }

  @Test
  void aServerWithTheCertificateOfAnotherIsUnreadable() throws Exception {
    TestCertificate certificate = TestCertificate.issue(directory, "DNS:images.example");

    try (AutoCloseable trust = certificate.trust();
        RawServer server = greeting(certificate)) {
      assertThat(trust).isNotNull();
      assertUntrusted(server);
    }
  }

  @Test
  void aServerThatNobodyVouchesForIsUnreadable() throws Exception {
    TestCertificate certificate = TestCertificate.issue(directory, "IP:127.0.0.1");

    try (RawServer server = greeting(certificate)) {
      assertUntrusted(server);
    }
  }

  @Test
  void aServerThatDoesNotSpeakTlsIsUnreadable() throws IOException {
    try (RawServer server = RawServer.sending(HELLO);
        Sources sources = sources()) {
      assertThat(Refusal.of(() -> sources.open(https(server))))
          .isEqualTo(Message.of(Problem.SOURCE_UNREADABLE));
    }
  }

  @Test
  void aRedirectIsFollowedToTlsAndNotBackFromIt() throws Exception {
    TestCertificate certificate = TestCertificate.issue(directory, "IP:127.0.0.1");
    try (AutoCloseable trust = certificate.trust();
        RawServer open = RawServer.sending(HELLO);
        RawServer secret = redirecting(certificate, open.url("/open"));
        RawServer first = RawServer.sending(FOUND + https(secret) + "\r\n\r\n");
        Sources sources = sources()) {
      assertThat(trust).isNotNull();
      assertThat(Refusal.of(() -> sources.open(first.url("/"))))
          .isEqualTo(Message.of(Problem.SOURCE_UNREADABLE));
      assertThat(secret.requests()).hasSize(1);
      assertThat(open.connections()).isZero();
    }
  }

  private static RawServer redirecting(TestCertificate certificate, URI target) throws Exception {
    return new RawServer(
        certificate.listen(),
        connection -> RawServer.send(connection, FOUND + target + "\r\n\r\n"));
  }

  @Test
  void abortingEndsAReadInAnotherThread() throws Exception {
    TestCertificate certificate = TestCertificate.issue(directory, "IP:127.0.0.1");
    CountDownLatch end = new CountDownLatch(1);

    try (AutoCloseable trust = certificate.trust();
        RawServer server =
            new RawServer(
                certificate.listen(),
                connection -> {
                  RawServer.send(connection, "HTTP/1.1 200 OK\r\n\r\n");
                  end.await(20, TimeUnit.SECONDS);
                });
        Sources sources = sources();
        Source source = sources.open(https(server))) {
      assertThat(trust).isNotNull();
      CompletableFuture<Message> reader =
          CompletableFuture.supplyAsync(() -> Refusal.of(() -> Sources.read(source)));

      source.abort();

      assertThat(reader.get(5, TimeUnit.SECONDS))
          .isEqualTo(Message.of(Problem.SOURCE_INTERRUPTED, 0));
    } finally {
      end.countDown();
    }
  }

  private static void assertUntrusted(RawServer server) {
    try (Sources sources = sources()) {
      assertThatThrownBy(() -> sources.open(https(server)))
          .isInstanceOfSatisfying(
              ProblemException.class,
              refusal ->
                  assertThat(refusal.problem()).isEqualTo(Message.of(Problem.SOURCE_UNREADABLE)))
          .cause()
          .isInstanceOf(SSLException.class);
      assertThat(server.requests()).noneMatch(head -> head.contains("GET"));
    }
  }

  private static Sources sources() {
    return new Sources(TestImports.allowing("127.0.0.1"));
  }

  private static RawServer greeting(TestCertificate certificate) throws Exception {
    return new RawServer(certificate.listen(), connection -> RawServer.send(connection, HELLO));
  }

  private static URI https(RawServer server) {
    return URI.create("https://127.0.0.1:" + server.port() + "/");
  }
}
