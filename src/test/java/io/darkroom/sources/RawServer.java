package io.darkroom.sources;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on this machine that sends exactly what a test tells it to, well-formed or not. */
final class RawServer implements AutoCloseable {

  /** What the server does with a connection after it has read the head of a request. */
  @FunctionalInterface
  interface Conversation {
    void answer(Socket connection) throws Exception;
  }

  private final ServerSocket listener;
  private final Conversation conversation;
  private final AtomicInteger connections = new AtomicInteger();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  RawServer(ServerSocket listener, Conversation conversation) {
    this.listener = listener;
    this.conversation = conversation;
    Daemon.thread(this::serve).start();
  }

  static RawServer at(String address, Conversation conversation) throws IOException {
    return new RawServer(new ServerSocket(0, 50, InetAddress.getByName(address)), conversation);
  }

  static RawServer start(Conversation conversation) throws IOException {
    return at("127.0.0.1", conversation);
  }

  /** A server that sends this, line ends as they are on the wire, and closes the connection. */
  static RawServer sending(String answer) throws IOException {
    return start(connection -> send(connection, answer));
  }

  static void send(Socket connection, String text) throws IOException {
    connection.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    connection.getOutputStream().flush();
  }

  /** Sends until the client has enough, which is an exception here. */
  static void sendForEver(Socket connection) throws IOException {
    byte[] bytes = "x".repeat(8192).getBytes(StandardCharsets.ISO_8859_1);
    while (connection.isConnected()) {
      connection.getOutputStream().write(bytes);
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  URI url(String path) {
    return url("127.0.0.1", path);
  }

  URI url(String host, String path) {
    return URI.create("http://" + host + ":" + port() + path);
  }

  int connections() {
    return connections.get();
  }

  /** The heads of the requests that were received, in order. */
  List<String> requests() {
    return requests;
  }

  private void serve() {
    while (!listener.isClosed()) {
      try {
        Socket connection = listener.accept();
        connections.incrementAndGet();
        Daemon.thread(() -> converse(connection)).start();
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void converse(Socket connection) {
    try (connection) {
      requests.add(head(connection));
      conversation.answer(connection);
    } catch (IOException clientLeft) {
      return;
    } catch (Exception unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  private static String head(Socket connection) throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
    StringBuilder head = new StringBuilder();
    String line = reader.readLine();
    while (line != null && !line.isEmpty()) {
      head.append(line).append('\n');
      line = reader.readLine();
    }
    return head.toString();
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
