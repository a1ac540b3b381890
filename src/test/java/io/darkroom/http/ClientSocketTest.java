package io.darkroom.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ClientSocketTest {

  /** More than two sockets hold. */
  private static final int SIZE = 64 * 1024 * 1024;

  private static final byte[] BYTES = new byte[SIZE];

  @TempDir private static Path directory;

  private SocketChannel client;
  private SocketChannel ours;
  private FileChannel file;

  @BeforeAll
  static void write() throws IOException {
    new Random(1).nextBytes(BYTES);
    Files.write(directory.resolve("content"), BYTES);
  }

  @BeforeEach
  void connect() throws IOException {
    file = FileChannel.open(directory.resolve("content"));
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      client = SocketChannel.open(server.getLocalAddress());
      ours = server.accept();
    }
    ours.configureBlocking(false);
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    ours.close();
    file.close();
  }

  @Test
  void sendsExactlyThePartThoughTheClientTakesItSlowly() throws Exception {
    ByteRange part = new ByteRange(1, SIZE - 2);
    FutureTask<byte[]> received =
        new FutureTask<>(() -> Channels.newInputStream(client).readNBytes((int) part.length()));
    Thread reader = new Thread(received);
    reader.start();

    socket(Duration.ZERO).send(file, part);

    assertThat(received.get()).isEqualTo(Arrays.copyOfRange(BYTES, 1, SIZE - 1));
  }

  @Test
  void failsWhenTheClientTakesNothing() {
    assertThatThrownBy(() -> socket(Duration.ofMillis(10)).send(file, new ByteRange(0, SIZE - 1)))
        .isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void failsWhenTheClientHasLeft() throws IOException {
    client.close();

    assertThatThrownBy(() -> socket(Duration.ZERO).send(file, new ByteRange(0, SIZE - 1)))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void failsWhenTheFileHasLessThanWasPromised() {
    assertThatThrownBy(() -> socket(Duration.ZERO).send(file, new ByteRange(SIZE - 5, SIZE)))
        .isInstanceOf(EOFException.class);
  }

  private ClientSocket socket(Duration patience) {
    return new ClientSocket(ours, patience);
  }
}
