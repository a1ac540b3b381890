package io.darkroom.support;

import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;

/** A client as plain as curl. */
public final class Client {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Set<String> TERMINAL = Set.of("success", "failure");

  private final HttpClient http;
  private final URI root;
  private final Duration patience;
  private final String[] always;

  public Client(URI root) {
    this(root, PATIENCE);
  }

  /** A client that waits so long for an answer. */
  Client(URI root, Duration patience) {
    this(
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build(),
        root,
        patience);
  }

  private Client(HttpClient http, URI root, Duration patience, String... always) {
    this.http = http;
    this.root = root;
    this.patience = patience;
    this.always = always;
  }

  /** This client, with these headers in each request. */
  public Client with(String... headers) {
    return new Client(http, root, patience, headers);
  }

  public int port() {
    return root.getPort();
  }

  /** The address of a path. */
  public String url(String path) {
    return root.resolve(path).toString();
  }

  public HttpResponse<String> get(String path, String... headers) throws Exception {
    return send("GET", path, "", headers);
  }

  /** Any request; without a body when that is empty. */
  public HttpResponse<String> send(String method, String path, String body, String... headers)
      throws Exception {
    return send(
        method,
        path,
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
        headers);
  }

  /** Any request with any body; one of unknown length goes in chunks. */
  public HttpResponse<String> send(
      String method, String path, BodyPublisher body, String... headers) throws Exception {
    HttpRequest.Builder request = request(path).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  public HttpResponse<byte[]> bytes(String path, String... headers) throws Exception {
    HttpRequest.Builder request = request(path).GET();
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  /** Sends data; a body of unknown length goes in chunks. */
  public HttpResponse<String> upload(String path, BodyPublisher body, String... headers)
      throws Exception {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = "application/octet-stream";
    return send("PUT", path, body, all);
  }

  /** The body as it comes, for one that is too large to be kept. */
  public HttpResponse<InputStream> stream(String path) throws Exception {
    return http.send(request(path).GET().build(), BodyHandlers.ofInputStream());
  }

  public HttpResponse<Path> download(String path, Path file) throws Exception {
    return http.send(request(path).GET().build(), BodyHandlers.ofFile(file));
  }

  public HttpResponse<String> post(String path, String body, String... headers) throws Exception {
    return send("POST", path, body, headers);
  }

  /** Posts an import and answers the task as it was created. */
  public JsonObject postImport(String source, String format, String... headers) throws Exception {
    HttpResponse<String> answer = post("v2/tasks", Imports.body(source, format), headers);
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return json(answer.body());
  }

  /** Posts an import of a container and answers its image when that is there. */
  public JsonObject imported(String source, String format, String container) throws Exception {
    String body = Imports.body(source, format, container);
    JsonObject ended = awaitEnd(json(post("v2/tasks", body).body()).getString("id"));
    if (!ended.getString("status").equals("success")) {
      throw new IllegalStateException(ended.toString());
    }
    return image(ended.getString("image_id"));
  }

  public JsonObject task(String id) throws Exception {
    return json(get("v2/tasks/" + id).body());
  }

  public void cancel(String id) throws Exception {
    HttpResponse<String> answer = post("v2/tasks/" + id + "/actions/cancel", "");
    if (answer.statusCode() != 204) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
  }

  public JsonObject image(String id) throws Exception {
    return json(get("v2/images/" + id).body());
  }

  /** Polls a task, as clients do, until it has ended. */
  public JsonObject awaitEnd(String id) {
    return await("task " + id)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> task(id), task -> TERMINAL.contains(task.getString("status")));
  }

  public static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  private HttpRequest.Builder request(String path) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path)).timeout(patience);
    return always.length > 0 ? request.headers(always) : request;
  }
}
