package io.darkroom.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A source of images on the loopback address. */
public final class FileServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Map<String, Integer> announcements = new ConcurrentHashMap<>();
  private final Map<String, String> redirects = new ConcurrentHashMap<>();
  private final Map<String, Long> pauses = new ConcurrentHashMap<>();
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();

  public FileServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Serves the content under the name and answers its URL. */
  public String serve(String name, byte[] content) {
    files.put("/" + name, content);
    return url(name);
  }

  /**
   * Serves the content at a pace that leaves time to act while it is read, the first time; later
   * requests get it at once.
   *
   * @param millis between two of the hundred parts that the content is sent in
   */
  public String serveSlowly(String name, byte[] content, long millis) {
    pauses.put("/" + name, millis);
    return serve(name, content);
  }

  /** Announces a length, sends less, and closes the connection. */
  public String serveShort(String name, int announced, int sent) {
    announcements.put("/" + name, announced);
    return serve(name, new byte[sent]);
  }

  /** Sends whoever asks for the name elsewhere. */
  public String serveRedirect(String name, String target) {
    redirects.put("/" + name, target);
    return url(name);
  }

  /** Sends zeros for ever, without a length. */
  public String serveEndlessly(String name) {
    announcements.put("/" + name, 0);
    return serve(name, new byte[64 * 1024]);
  }

  /** The names that were asked for. */
  public List<String> asked() {
    return asked.stream().map(path -> path.substring(1)).toList();
  }

  public String url(String name) {
    return "http://127.0.0.1:" + port() + "/" + name;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(path);
    byte[] content = files.get(path);
    if (redirects.containsKey(path)) {
      exchange.getResponseHeaders().add("Location", redirects.get(path));
      exchange.sendResponseHeaders(302, -1);
    } else if (content == null) {
      exchange.sendResponseHeaders(404, -1);
    } else if (content.length == 0) {
      exchange.sendResponseHeaders(200, -1);
    } else {
      int announced = announcements.getOrDefault(path, content.length);
      exchange.sendResponseHeaders(200, announced);
      Long pause = pauses.remove(path);
      try (OutputStream body = exchange.getResponseBody()) {
        do {
          send(content, body, pause == null ? 0 : pause);
        } while (announced == 0);
      }
    }
    exchange.close();
  }

  private static void send(byte[] content, OutputStream body, long pause) throws IOException {
    int part = pause == 0 ? content.length : Math.max(1, content.length / 100);
    for (int sent = 0; sent < content.length; sent += part) {
      body.write(content, sent, Math.min(part, content.length - sent));
      body.flush();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause));
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
