package io.darkroom.support;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Somebody on the loopback address who is told of tasks, with a hook for each path. */
public final class Receiver implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool(Receiver::daemon);
  private final Map<String, Function<Call, Integer>> hooks = new ConcurrentHashMap<>();
  private final Map<String, String> headers = new ConcurrentHashMap<>();
  private final List<Call> calls = new CopyOnWriteArrayList<>();

  /**
   * What was sent.
   *
   * @param status what it was answered; 0 for no answer at all
   */
  public record Call(String path, Headers headers, String body, int status) {

    public String header(String name) {
      return String.join(",", headers.getOrDefault(name, List.of()));
    }

    public JsonObject event() {
      return Client.json(body);
    }

    /** The end of the event's type. */
    public String kind() {
      return event().getString("type").replaceFirst(".*\\.", "");
    }
  }

  public Receiver() throws IOException {
    this(0);
  }

  /** One that listens on the port. */
  public Receiver(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "receiver");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Opens a hook, or changes it.
   *
   * @param answer the status for each call; it may take its time, and no other hook waits for it
   * @return the URL
   */
  public String hook(String path, Function<Call, Integer> answer) {
    hooks.put("/" + path, answer);
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + path;
  }

  /** A header of every answer from now on. */
  public void answerWith(String header, String value) {
    headers.put(header, value);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Call call = new Call(path, exchange.getRequestHeaders(), body, 0);
      int status = hooks.getOrDefault(path, unknown -> 404).apply(call);
      calls.add(new Call(path, call.headers(), body, status));
      headers.forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(status, -1);
    }
  }

  /** What a hook was sent that it answered so, in order. */
  public List<Call> calls(String path, int status) {
    return calls.stream()
        .filter(call -> call.path().equals("/" + path) && call.status() == status)
        .toList();
  }

  /** The kinds of the events of a task that a hook has taken, in order. */
  public List<String> taken(String path, String task) {
    return calls(path, 200).stream()
        .filter(call -> call.event().getString("subject").equals(task))
        .map(Call::kind)
        .toList();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
