package io.darkroom.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A port of the loopback address at which there is somebody, or nobody, or somebody again. */
final class Listener implements AutoCloseable {

  private static final int BACKLOG = 200;

  private final int port = FreePort.find();
  private final ExecutorService threads = Executors.newCachedThreadPool(Listener::daemon);
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final Conversation conversation;
  private ServerSocket socket = new ServerSocket();
  private CompletableFuture<Void> accepting = CompletableFuture.completedFuture(null);

  /** What is done with a connection. */
  @FunctionalInterface
  interface Conversation {
    /** Returns, or throws, when it is over. */
    void hold(Socket connection) throws IOException;
  }

  /** Nobody, at first. */
  Listener(Conversation conversation) throws IOException {
    this.conversation = conversation;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "listener");
    thread.setDaemon(true);
    return thread;
  }

  int port() {
    return port;
  }

  synchronized void start() throws IOException {
    if (socket.isBound() && !socket.isClosed()) {
      return;
    }
    socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    ServerSocket current = socket;
    accepting = CompletableFuture.runAsync(() -> accept(current), threads);
  }

  synchronized void stop() throws IOException {
    socket.close();
    // Until then the port is taken, and another connection may come.
    accepting.join();
    for (Socket connection : connections) {
      connection.close();
    }
  }

  private void accept(ServerSocket current) {
    while (!current.isClosed()) {
      try {
        Socket connection = current.accept();
        connections.add(connection);
        threads.execute(() -> converse(connection));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void converse(Socket connection) {
    try (connection) {
      // Or each answer in two parts would take 40 ms.
      connection.setTcpNoDelay(true);
      conversation.hold(connection);
    } catch (IOException over) {
      return;
    } finally {
      connections.remove(connection);
    }
  }

  @Override
  public void close() throws IOException {
    stop();
    threads.shutdownNow();
  }
}
