package io.darkroom.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BrokenSourceTest {

  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\n";

  private final CountDownLatch end = new CountDownLatch(1);
  private final Sources patient = new Sources(TestImports.allowing("127.0.0.1"));
  private final Sources hasty =
      new Sources(TestImports.allowing(Duration.ofSeconds(1), "127.0.0.1"));

  @AfterEach
  void close() {
    end.countDown();
    patient.close();
    hasty.close();
  }

  @Test
  void aBodyShorterThanAnnouncedIsTold() throws IOException {
    try (RawServer server = RawServer.sending("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello");
        Source source = patient.open(server.url("/"))) {
      assertThat(Refusal.of(() -> Sources.read(source)))
          .isEqualTo(Message.of(Problem.SOURCE_SIZE_MISMATCH, 9, 5));
    }
  }

  @Test
  void aBodyOfAnOldServerShorterThanAnnouncedIsTold() throws IOException {
    try (RawServer server = RawServer.sending("HTTP/1.0 200 OK\r\nContent-Length: 9\r\n\r\nhello");
        Source source = patient.open(server.url("/"))) {
      assertThat(Refusal.of(() -> Sources.read(source)))
          .isEqualTo(Message.of(Problem.SOURCE_SIZE_MISMATCH, 9, 5));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0\r\nX: ", "0;"})
  void aChunkedBodyWithAMonstrousEndIsTold(String last) throws IOException {
    try (RawServer server =
            RawServer.start(
                connection -> {
                  RawServer.send(
                      connection, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                  RawServer.send(connection, "5\r\nhello\r\n" + last);
                  RawServer.sendForEver(connection);
                });
        Source source = patient.open(server.url("/"))) {
      assertThat(Refusal.of(() -> Sources.read(source)))
          .isEqualTo(Message.of(Problem.SOURCE_INTERRUPTED, 5));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5\r\nhello\r\n",
        "5\r\nhello",
        "5\r\nhello\r\n7\r\n",
        "5\r\nhello\r\nseven\r\n",
        "5\r\nhello\r\n-1\r\n",
        "5\r\nhellohello\r\n"
      })
  void aChunkedBodyThatBreaksOffIsTold(String body) throws IOException {
    try (RawServer server =
            RawServer.sending("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body);
        Source source = patient.open(server.url("/"))) {
      assertThat(Refusal.of(() -> Sources.read(source)))
          .isEqualTo(Message.of(Problem.SOURCE_INTERRUPTED, 5));
    }
  }

  @Test
  void aConnectionThatIsResetIsTold() throws IOException {
    try (RawServer server =
            RawServer.start(
                connection -> {
                  RawServer.send(connection, HEAD + "hello");
                  end.await(20, TimeUnit.SECONDS);
                  connection.setSoLinger(true, 0);
                });
        Source source = patient.open(server.url("/"))) {
      assertThat(source.read(new byte[5], 0, 5)).isEqualTo(5);
      end.countDown();

      assertThat(Refusal.of(() -> Sources.read(source)))
          .isEqualTo(Message.of(Problem.SOURCE_INTERRUPTED, 5));
    }
  }

  @Test
  void aSourceThatFallsSilentIsTold() throws IOException {
    try (RawServer server =
            RawServer.start(
                connection -> {
                  RawServer.send(connection, HEAD + "hello");
                  end.await(20, TimeUnit.SECONDS);
                });
        Source source = hasty.open(server.url("/"))) {
      assertThat(source.read(new byte[5], 0, 5)).isEqualTo(5);
      assertThat(Refusal.of(() -> Sources.read(source)))
          .isEqualTo(Message.of(Problem.SOURCE_TOO_SLOW, 1));
    }
  }

  @Test
  void closingASourceDoesNotReadTheRestOfIt() throws Exception {
    CompletableFuture<IOException> server = new CompletableFuture<>();
    try (RawServer endless = RawServer.start(connection -> server.complete(reset(connection)))) {
      try (Source source = patient.open(endless.url("/"))) {
        assertThat(source.read(new byte[5], 0, 5)).isEqualTo(5);
      }

      assertThat(server.get(20, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
    }
  }

  private static IOException reset(Socket connection) {
    try {
      RawServer.send(connection, HEAD);
      RawServer.sendForEver(connection);
      throw new AssertionError("it never ends");
    } catch (IOException reset) {
      return reset;
    }
  }

  @Test
  void abortingEndsAReadInAnotherThread() throws Exception {
    try (RawServer server =
            RawServer.start(
                connection -> {
                  RawServer.send(connection, HEAD + "hello");
                  end.await(20, TimeUnit.SECONDS);
                });
        Source source = patient.open(server.url("/"))) {
      CountDownLatch reading = new CountDownLatch(1);
      CompletableFuture<Message> reader =
          CompletableFuture.supplyAsync(
              () -> {
                assertThat(source.read(new byte[5], 0, 5)).isEqualTo(5);
                reading.countDown();
                return Refusal.of(() -> source.read(new byte[5], 0, 5));
              });
      assertThat(reading.await(20, TimeUnit.SECONDS)).isTrue();

      source.abort();

      assertThat(reader.get(5, TimeUnit.SECONDS))
          .isEqualTo(Message.of(Problem.SOURCE_INTERRUPTED, 5));
      assertThat(Refusal.of(() -> Sources.read(source)))
          .isEqualTo(Message.of(Problem.SOURCE_INTERRUPTED, 5));
    }
  }
}
