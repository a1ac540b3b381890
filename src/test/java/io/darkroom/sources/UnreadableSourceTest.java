package io.darkroom.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class UnreadableSourceTest {

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
  void aHeadThatNeverEndsIsCut() throws IOException {
    try (RawServer server =
        RawServer.start(
            connection -> {
              RawServer.send(connection, "HTTP/1.1 200 OK\r\nX: ");
              drip(connection);
            })) {
      assertThat(Refusal.of(() -> hasty.open(server.url("/"))))
          .isEqualTo(Message.of(Problem.SOURCE_UNREADABLE));
    }
  }

  @Test
  void anAnswerThatIsAlwaysStillToComeIsCut() throws IOException {
    try (RawServer server =
        RawServer.start(
            connection -> {
              while (end.getCount() > 0) {
                RawServer.send(connection, "HTTP/1.1 102 Processing\r\n\r\n");
              }
            })) {
      assertThat(Refusal.of(() -> hasty.open(server.url("/"))))
          .isEqualTo(Message.of(Problem.SOURCE_UNREADABLE));
    }
  }

  private void drip(Socket connection) throws Exception {
    while (!end.await(100, TimeUnit.MILLISECONDS)) {
      RawServer.send(connection, "x");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "H",
        "SSH-2.0-OpenSSH_9.2\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 9\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: surprise\r\n\r\n",
        "HTTP/1.1 two hundred\r\n\r\n",
        "HTTP/9.9 200 OK\r\n\r\n"
      })
  void whatIsNotHttpIsUnreadable(String answer) throws IOException {
    try (RawServer server = RawServer.sending(answer)) {
      assertThat(Refusal.of(() -> patient.open(server.url("/"))))
          .isEqualTo(Message.of(Problem.SOURCE_UNREADABLE));
    }
  }

  @Test
  void aHeadOfMonstrousSizeIsUnreadable() throws IOException {
    try (RawServer server =
        RawServer.start(
            connection -> {
              RawServer.send(connection, "HTTP/1.1 200 OK\r\nX: ");
              RawServer.sendForEver(connection);
            })) {
      assertThat(Refusal.of(() -> patient.open(server.url("/"))))
          .isEqualTo(Message.of(Problem.SOURCE_UNREADABLE));
    }
  }

  @Test
  void aHeadOfEndlessLinesIsUnreadable() throws IOException {
    try (RawServer server =
        RawServer.start(
            connection -> {
              RawServer.send(connection, "HTTP/1.1 200 OK\r\n");
              while (connection.isConnected()) {
                RawServer.send(connection, "X: y\r\n");
              }
            })) {
      assertThat(Refusal.of(() -> patient.open(server.url("/"))))
          .isEqualTo(Message.of(Problem.SOURCE_UNREADABLE));
    }
  }

  @Test
  void closedRefusedAndUnresolvableLookTheSame() throws IOException {
    RawServer closed = RawServer.sending("");
    closed.close();

    assertThat(Refusal.of(() -> patient.open(closed.url("/"))))
        .isEqualTo(Refusal.of(() -> patient.open(closed.url("127.0.0.2", "/"))))
        .isEqualTo(Refusal.of(() -> unresolvable(closed.url("images.example", "/"))))
        .isEqualTo(Message.of(Problem.SOURCE_UNREADABLE));
  }

  private static void unresolvable(URI uri) {
    HostResolver resolver =
        host -> {
          throw new UnknownHostException(host);
        };
    try (Sources sources = new Sources(TestImports.allowing(uri.getHost()), resolver)) {
      sources.open(uri);
    }
  }
}
