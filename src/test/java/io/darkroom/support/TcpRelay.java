package io.darkroom.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A stretch of network on the loopback address between a client and a server, to be cut. */
public final class TcpRelay implements AutoCloseable {

  private static final int MOST_CONNECTIONS = 256;
  private static final int BUFFER = 16_384;

  private final ServerSocket listener;
  private final int target;
  private final ExecutorService threads = Executors.newCachedThreadPool(TcpRelay::daemon);
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private boolean frozen;
  private boolean cut;

  private record Link(Socket client, Socket server, AtomicInteger endedWays) {

    void reset() {
      abort(client);
      abort(server);
    }

    private static void abort(Socket socket) {
      try (socket) {
        // Closing without lingering sends a reset: nobody may take the cut for a polite end.
        socket.setSoLinger(true, 0);
      } catch (IOException closedAlready) {
        return;
      }
    }
  }

  /**
   * Lets everything through at first.
   *
   * @param target port of the server
   */
  public TcpRelay(int target) throws IOException {
    this.target = target;
    listener = new ServerSocket(0, MOST_CONNECTIONS, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "relay");
    thread.setDaemon(true);
    return thread;
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** Resets all connections, and new ones as soon as they come. */
  public synchronized void cut() {
    cut = true;
    links.forEach(this::drop);
    notifyAll();
  }

  /** Takes what comes, new connections too, and keeps it back. */
  public synchronized void freeze() {
    frozen = true;
  }

  /** Lets everything through again, and what was kept back first. */
  public synchronized void mend() {
    cut = false;
    frozen = false;
    notifyAll();
  }

  private void accept() {
    try {
      while (true) {
        admit(listener.accept());
      }
    } catch (IOException closed) {
      links.forEach(this::drop);
    }
  }

  private synchronized void admit(Socket client) throws IOException {
    Socket server = new Socket();
    Link link = new Link(client, server, new AtomicInteger());
    if (cut || links.size() >= MOST_CONNECTIONS || listener.isClosed()) {
      link.reset();
      return;
    }
    try {
      server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
    } catch (IOException nobodyThere) {
      link.reset();
      return;
    }
    links.add(link);
    threads.execute(() -> pump(link, client, server));
    threads.execute(() -> pump(link, server, client));
  }

  private void pump(Link link, Socket from, Socket to) {
    byte[] buffer = new byte[BUFFER];
    try {
      for (int length = read(from, buffer); length >= 0; length = read(from, buffer)) {
        awaitThaw();
        to.getOutputStream().write(buffer, 0, length);
      }
      to.shutdownOutput();
      if (link.endedWays().incrementAndGet() == 2) {
        drop(link);
      }
    } catch (IOException | InterruptedException broken) {
      drop(link);
    }
  }

  private static int read(Socket from, byte[] buffer) throws IOException {
    return from.getInputStream().read(buffer);
  }

  private synchronized void awaitThaw() throws InterruptedException {
    while (frozen && !cut) {
      wait();
    }
  }

  private void drop(Link link) {
    if (links.remove(link)) {
      link.reset();
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    cut();
    threads.shutdownNow();
  }
}
