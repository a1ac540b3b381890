package io.darkroom.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.problems.TransientProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which faults of a source may pass, and which will not. */
@Timeout(60)
class TransientFaultsTest {

  private final Sources sources =
      new Sources(TestImports.allowing(Duration.ofSeconds(1), "127.0.0.1"));

  @AfterEach
  void close() {
    sources.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 502, 503, 504})
  void sourceThatIsBusyMayBeAskedAgain(int status) throws IOException {
    assertThat(faultOf("HTTP/1.1 " + status + " x\r\nContent-Length: 0\r\n\r\n"))
        .isInstanceOf(TransientProblemException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 410, 416, 500, 501, 204, 304})
  void sourceThatRefusesIsNotAskedAgain(int status) throws IOException {
    assertThat(faultOf("HTTP/1.1 " + status + " x\r\nContent-Length: 0\r\n\r\n"))
        .isExactlyInstanceOf(ProblemException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"
      })
  void connectionThatBreaksMayHoldNextTime(String answer) throws IOException {
    assertThat(faultOf(answer)).isInstanceOf(TransientProblemException.class);
  }

  @Test
  void silenceMayEnd() throws IOException {
    try (RawServer server =
        RawServer.start(connection -> connection.getInputStream().transferTo(nowhere()))) {
      assertThat(catchThrowable(() -> sources.read(server.url("/"))))
          .isInstanceOf(TransientProblemException.class);
    }
  }

  @Test
  void portThatIsClosedMayOpen() throws IOException {
    RawServer closed = RawServer.sending("");
    closed.close();

    assertThat(catchThrowable(() -> sources.read(closed.url("/"))))
        .isInstanceOf(TransientProblemException.class);
  }

  /** What cannot be told apart by its words is not told apart by the retries either. */
  @Test
  void whateverIsUnreadableIsTriedAgainAlike() throws IOException {
    HostResolver nobody =
        host -> {
          throw new UnknownHostException(host);
        };
    try (RawServer server = RawServer.sending("SSH-2.0-OpenSSH_9.2\r\n");
        Sources lost = new Sources(TestImports.allowing("images.example"), nobody)) {
      assertThat(
              Stream.of(
                  catchThrowable(() -> lost.read(server.url("images.example", "/"))),
                  catchThrowable(() -> lost.read(server.url("other.example", "/"))),
                  catchThrowable(() -> sources.read(server.url("127.0.0.2", "/"))),
                  catchThrowable(() -> sources.read(URI.create("https" + tail(server)))),
                  catchThrowable(() -> sources.read(server.url("/"))),
                  faultOf("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n"),
                  faultOf("HTTP/1.1 302 x\r\nLocation: http://127.0.0.2/\r\n\r\n"),
                  faultOf("HTTP/1.1 302 x\r\nLocation: http://127.0.0.1:1/\r\n\r\n")))
          .allSatisfy(
              fault ->
                  assertThat(fault)
                      .isInstanceOfSatisfying(
                          TransientProblemException.class,
                          unreadable ->
                              assertThat(unreadable.problem())
                                  .isEqualTo(Message.of(Problem.SOURCE_UNREADABLE))));
    }
  }

  private static String tail(RawServer server) {
    return server.url("/").toString().substring("http".length());
  }

  @Test
  void requestThatIsAbortedWhileItConnectsIsNoFaultOfOurs() {
    CompletableFuture<SourceRequest> request = new CompletableFuture<>();
    HostResolver aborting =
        host -> {
          request.join().abort();
          return Addresses.of("127.0.0.1");
        };
    try (Sources interrupted = new Sources(TestImports.allowing("images.example"), aborting)) {
      request.complete(interrupted.request(URI.create("http://images.example:1/")));

      assertThat(catchThrowable(() -> request.join().open()))
          .isInstanceOf(TransientProblemException.class);
      assertThat(interrupted.places()).isZero();
    }
  }

  private Throwable faultOf(String answer) throws IOException {
    try (RawServer server = RawServer.sending(answer)) {
      return catchThrowable(() -> sources.read(server.url("/")));
    }
  }

  private static OutputStream nowhere() {
    return OutputStream.nullOutputStream();
  }
}
