package io.darkroom.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Where images are imported from: files that the kernel itself sends (sendfile), one request a
 * connection; the same slowly; and {@code silent}, which keeps whoever asks waiting and then
 * answers nothing.
 */
public final class Source implements AutoCloseable {

  private static final String SILENT = "silent";
  private static final long SILENCE = TimeUnit.SECONDS.toNanos(5);
  private static final String SLOW = "slow/";
  private static final int PARTS = 20;
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int MOST_OF_A_REQUEST = 16_384;

  private final Path directory;
  private final ServerSocketChannel server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  Source(Path directory, int port) throws IOException {
    this.directory = directory;
    server =
        ServerSocketChannel.open()
            .setOption(StandardSocketOptions.SO_REUSEADDR, true)
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
    threads.execute(this::accept);
  }

  public String url(String name) {
    ServerSocket socket = server.socket();
    return "http://127.0.0.1:" + socket.getLocalPort() + "/" + name;
  }

  /** Where a file takes two seconds, however small it is. */
  public String slowUrl(String name) {
    return url(SLOW + name);
  }

  String silentUrl() {
    return url(SILENT);
  }

  public Path file(String name) {
    return directory.resolve(name);
  }

  private void accept() {
    while (server.isOpen()) {
      try {
        SocketChannel connection = server.accept();
        threads.execute(() -> serve(connection));
      } catch (IOException closed) {
        // Only close() makes it fail.
        return;
      }
    }
  }

  private void serve(SocketChannel connection) {
    try (connection) {
      String name = name(Channels.newInputStream(connection));
      if (name.equals(SILENT)) {
        LockSupport.parkNanos(SILENCE);
      } else if (name.startsWith(SLOW)) {
        send(file(name.substring(SLOW.length())), connection, PAUSE);
      } else {
        send(file(name), connection, 0);
      }
    } catch (IOException gone) {
      System.err.println("A client of the source went: " + gone.getMessage());
    }
  }

  private static String name(InputStream request) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0 && head.length() < MOST_OF_A_REQUEST) {
      int next = request.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      head.append((char) next);
    }
    return head.substring(head.indexOf("/") + 1, head.indexOf(" HTTP/"));
  }

  private static void send(Path file, SocketChannel connection, long pause) throws IOException {
    String head = "HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
    if (!Files.isRegularFile(file)) {
      connection.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
      return;
    }
    long size = Files.size(file);
    head =
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/octet-stream\r\n"
            + ("Content-Length: " + size + "\r\n\r\n");
    connection.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
    try (FileChannel content = FileChannel.open(file, StandardOpenOption.READ)) {
      long most = pause > 0 ? Math.max(1, size / PARTS) : size;
      for (long sent = 0; sent < size; ) {
        LockSupport.parkNanos(pause);
        sent += content.transferTo(sent, Math.min(most, size - sent), connection);
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }
}
