package io.darkroom.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A download has an end, whatever its source does. */
@Timeout(60)
class TotalTimeTest {

  private static final Message TOO_LONG = Message.of(Problem.SOURCE_TOO_LONG, 1);

  private final CountDownLatch end = new CountDownLatch(1);
  private final Sources sources =
      new Sources(
          TestImports.with(
              Map.of(
                  "allowed-hosts", "127.0.0.1", "idle-timeout", "PT1H", "total-timeout", "PT1S")));

  @AfterEach
  void close() {
    end.countDown();
    sources.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\n\r\n",
        "HTTP/1.0 200 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"
      })
  void aBodyThatDripsIsCut(String head) throws IOException {
    try (RawServer server =
            RawServer.start(
                connection -> {
                  RawServer.send(connection, head);
                  drip(connection);
                });
        Source source = sources.open(server.url("/"))) {
      assertThat(Refusal.of(() -> Sources.read(source))).isEqualTo(TOO_LONG);
    }
  }

  @Test
  void aBodyThatNeverEndsIsCut() throws IOException {
    try (RawServer server =
            RawServer.start(
                connection -> {
                  RawServer.send(connection, "HTTP/1.1 200 OK\r\n\r\n");
                  RawServer.sendForEver(connection);
                });
        Source source = sources.open(server.url("/"))) {
      byte[] buffer = new byte[8192];
      assertThat(
              Refusal.of(
                  () -> {
                    while (source.read(buffer, 0, buffer.length) >= 0) {
                      assertThat(server.connections()).isEqualTo(1);
                    }
                  }))
          .isEqualTo(TOO_LONG);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nX: "})
  void silenceIsCutHoweverLongItMayLast(String beginning) throws IOException {
    try (RawServer server =
        RawServer.start(
            connection -> {
              RawServer.send(connection, beginning);
              end.await();
            })) {
      assertThat(Refusal.of(() -> sources.read(server.url("/")))).isEqualTo(TOO_LONG);
    }
  }

  @Test
  void redirectsThatTakeTheirTimeAreCut() throws IOException {
    try (RawServer server =
        RawServer.start(
            connection -> {
              end.await(400, TimeUnit.MILLISECONDS);
              RawServer.send(connection, "HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n");
            })) {
      assertThat(Refusal.of(() -> sources.open(server.url("/")))).isEqualTo(TOO_LONG);
    }
  }

  @Test
  void allTriesTogetherHaveTheTimeOfOne() throws IOException {
    try (RawServer server = RawServer.sending("HTTP/1.1 503 Busy\r\n\r\n")) {
      SourceRequest request = sources.request(server.url("/"));
      Throwable failed = catchThrowable(request::open);
      while (!((ProblemException) failed).problem().equals(TOO_LONG)) {
        assertThat(failed)
            .extracting(each -> ((ProblemException) each).problem())
            .isEqualTo(Message.of(Problem.SOURCE_ANSWERED, 503));
        failed = catchThrowable(request::open);
      }

      int connections = server.connections();
      assertThat(request.timeLeft()).isEqualTo(Duration.ZERO);
      assertThat(Refusal.of(request::open)).isEqualTo(TOO_LONG);
      assertThat(server.connections()).isEqualTo(connections);
    }
  }

  @Test
  void theEndOfTheTimeIsNoReasonToTryAgain() throws IOException {
    try (RawServer server = RawServer.start(connection -> end.await())) {
      assertThat(catchThrowable(() -> sources.open(server.url("/"))))
          .isExactlyInstanceOf(ProblemException.class);
      assertThat(TOO_LONG.retriable()).isFalse();
    }
  }

  private void drip(Socket connection) throws Exception {
    while (!end.await(50, TimeUnit.MILLISECONDS)) {
      RawServer.send(connection, "x");
    }
  }
}
