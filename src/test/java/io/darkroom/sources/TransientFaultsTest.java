package io.darkroom.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.darkroom.problems.ProblemException;
import io.darkroom.problems.TransientProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.UnknownHostException;
import java.time.Duration;
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

  @Test
  void nameThatNobodyKnowsAndWhatIsNotHttpStayAsTheyAre() throws IOException {
    HostResolver nobody =
        host -> {
          throw new UnknownHostException(host);
        };
    try (RawServer server = RawServer.sending("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n");
        Sources lost = new Sources(TestImports.allowing("images.example"), nobody)) {
      assertThat(catchThrowable(() -> lost.read(server.url("images.example", "/"))))
          .isExactlyInstanceOf(ProblemException.class);
      assertThat(catchThrowable(() -> sources.read(server.url("/"))))
          .isExactlyInstanceOf(ProblemException.class);
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
