package io.darkroom.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TcpRelayTest {

  private static final int PATIENCE_MILLIS = 10_000;
  private static final int SILENCE_MILLIS = 200;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private ServerSocket echo;
  private TcpRelay relay;

  @BeforeEach
  void start() throws IOException {
    echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    threads.execute(this::echo);
    relay = new TcpRelay(echo.getLocalPort());
  }

  @AfterEach
  void stop() throws IOException {
    relay.close();
    echo.close();
    threads.shutdownNow();
  }

  private void echo() {
    try {
      while (true) {
        Socket client = echo.accept();
        threads.execute(() -> answer(client));
      }
    } catch (IOException closed) {
      threads.shutdown();
    }
  }

  private static void answer(Socket client) {
    try (client) {
      client.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException cut) {
      assertThat(cut).hasMessageContaining("reset");
    }
  }

  @Test
  void passesBytesAndTheirEndBothWays() throws IOException {
    try (Socket client = connect()) {
      client.getOutputStream().write(new byte[100_000]);
      client.shutdownOutput();

      assertThat(client.getInputStream().readAllBytes()).hasSize(100_000);
    }
  }

  @Test
  void aCutEndsConnectionsAndRefusesNewOnesUntilItIsMended() throws IOException {
    try (Socket before = connect()) {
      assertThat(answerTo(before, 1)).isEqualTo(1);

      relay.cut();

      assertThatThrownBy(() -> answerTo(before, 2)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> answerTo(connect(), 3)).isInstanceOf(IOException.class);
      relay.mend();
      try (Socket after = connect()) {
        assertThat(answerTo(after, 4)).isEqualTo(4);
      }
    }
  }

  @Test
  void whatIsFrozenArrivesAfterTheThaw() throws IOException {
    try (Socket client = connect()) {
      relay.freeze();
      client.setSoTimeout(SILENCE_MILLIS);

      assertThatThrownBy(() -> answerTo(client, 5)).isInstanceOf(SocketTimeoutException.class);
      relay.mend();
      client.setSoTimeout(PATIENCE_MILLIS);
      assertThat(client.getInputStream().read()).isEqualTo(5);
    }
  }

  private Socket connect() throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), relay.port());
    client.setSoTimeout(PATIENCE_MILLIS);
    return client;
  }

  private static int answerTo(Socket client, int question) throws IOException {
    client.getOutputStream().write(question);
    int answer = client.getInputStream().read();
    if (answer < 0) {
      throw new IOException("closed");
    }
    return answer;
  }
}
