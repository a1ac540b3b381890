package io.darkroom.keystone;

import static org.awaitility.Awaitility.await;

import io.darkroom.support.Client;
import io.darkroom.support.Imports;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What somebody asks the service for, with one token. */
record Session(Client client, String token) {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Set<String> TERMINAL = Set.of("success", "failure");

  HttpResponse<String> get(String path) throws Exception {
    return client.get(path, "X-Auth-Token", token);
  }

  /** The status of the answer to a request for a list of tasks. */
  int knock() throws Exception {
    return get("v2/tasks").statusCode();
  }

  HttpResponse<byte[]> download(String image) throws Exception {
    return client.bytes("v2/images/" + image + "/file", "X-Auth-Token", token);
  }

  HttpResponse<String> order(String source) throws Exception {
    return client.post("v2/tasks", Imports.body(source, "raw"), "X-Auth-Token", token);
  }

  HttpResponse<String> cancel(String task) throws Exception {
    return client.post("v2/tasks/" + task + "/actions/cancel", "", "X-Auth-Token", token);
  }

  /** A new task that imports an image, as it was created. */
  JsonObject create(String source) throws Exception {
    return client.postImport(source, "raw", "X-Auth-Token", token);
  }

  /** A task that has imported an image. */
  JsonObject imported(String source) throws Exception {
    return awaitEnd(create(source).getString("id"));
  }

  JsonObject awaitEnd(String task) {
    return await("task " + task)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> Client.json(get("v2/tasks/" + task).body()),
            shown -> TERMINAL.contains(shown.getString("status", "")));
  }

  /** The ids of all the tasks that are listed. */
  List<String> tasks() throws Exception {
    return Client.json(get("v2/tasks?limit=1000").body())
        .getJsonArray("tasks")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(task -> task.getString("id"))
        .toList();
  }

  @Override
  public String toString() {
    return "a session";
  }
}
