package io.darkroom.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A source as mirrors of images are: entity tags, parts of files (RFC 9110, section 14), a limited
 * pace. Counts what it has sent.
 */
public final class Mirror implements AutoCloseable {

  private static final Pattern RANGE = Pattern.compile("bytes=([0-9]+)-");
  private static final int TICKS_A_SECOND = 20;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  /** A file of any length without the memory for it. */
  @FunctionalInterface
  public interface Content {
    /** Fills the buffer with the bytes from an offset on. */
    void read(long offset, byte[] buffer, int length);

    static Content of(byte[] bytes) {
      return (offset, buffer, length) -> System.arraycopy(bytes, (int) offset, buffer, 0, length);
    }
  }

  private record Entry(
      Content content,
      long length,
      String tag,
      boolean ranges,
      int bytesASecond,
      AtomicLong sent) {}

  public Mirror() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /**
   * Serves bytes with an entity tag that follows from them; a second call replaces the file.
   *
   * @param bytesASecond for each request; 0 for as fast as it goes
   * @return the URL
   */
  public String serve(String name, byte[] bytes, int bytesASecond) {
    String tag = "\"" + bytes.length + "-" + Integer.toHexString(Arrays.hashCode(bytes)) + "\"";
    return put(
        name,
        new Entry(Content.of(bytes), bytes.length, tag, true, bytesASecond, new AtomicLong()));
  }

  /** Serves content of any length. */
  public String serve(String name, Content content, long length, String tag, int bytesASecond) {
    return put(name, new Entry(content, length, tag, true, bytesASecond, new AtomicLong()));
  }

  /** Serves bytes without parts and without an entity tag, as plain servers do. */
  public String serveWhole(String name, byte[] bytes, int bytesASecond) {
    return put(
        name,
        new Entry(Content.of(bytes), bytes.length, "", false, bytesASecond, new AtomicLong()));
  }

  private String put(String name, Entry entry) {
    entries.put("/" + name, entry);
    return url(name);
  }

  /** Where a file is, or will be. */
  public String url(String name) {
    return "http://127.0.0.1:" + port() + "/" + name;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** Bytes of a file that it has sent, in all requests since it was served. */
  public long sent(String name) {
    Entry entry = entries.get("/" + name);
    return entry == null ? 0 : entry.sent().get();
  }

  /** Every request so far: path, then the header {@code Range} where there was one. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String range = exchange.getRequestHeaders().getFirst("Range");
      requests.add(range == null ? path : path + " " + range);
      Entry entry = entries.get(path);
      if (entry == null) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        send(
            entry, from(entry, range, exchange.getRequestHeaders().getFirst("If-Range")), exchange);
      }
    }
  }

  private static long from(Entry entry, @Nullable String range, @Nullable String condition) {
    Matcher wanted = RANGE.matcher(range == null ? "" : range);
    boolean same = condition == null || condition.equals(entry.tag());
    return entry.ranges() && same && wanted.matches() ? Long.parseLong(wanted.group(1)) : 0;
  }

  private static void send(Entry entry, long from, HttpExchange exchange) throws IOException {
    if (!entry.tag().isEmpty()) {
      exchange.getResponseHeaders().set("ETag", entry.tag());
    }
    if (from >= entry.length()) {
      exchange.getResponseHeaders().set("Content-Range", "bytes */" + entry.length());
      exchange.sendResponseHeaders(416, -1);
      return;
    }
    if (from > 0) {
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range",
              "bytes %d-%d/%d".formatted(from, entry.length() - 1, entry.length()));
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, entry.length() - from);
    body(entry, from, exchange.getResponseBody());
  }

  private static void body(Entry entry, long from, OutputStream body) throws IOException {
    int part =
        entry.bytesASecond() == 0 ? 65536 : Math.max(1, entry.bytesASecond() / TICKS_A_SECOND);
    byte[] buffer = new byte[part];
    for (long at = from; at < entry.length(); at += part) {
      int length = (int) Math.min(part, entry.length() - at);
      entry.content().read(at, buffer, length);
      body.write(buffer, 0, length);
      body.flush();
      entry.sent().addAndGet(length);
      if (entry.bytesASecond() > 0) {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1) / TICKS_A_SECOND);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
