package io.darkroom.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.Grant;
import io.darkroom.support.GuardedService;
import io.darkroom.support.ImageCalls;
import io.darkroom.support.V1Calls;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;

/** A member of a project of its own, and the ways in which it can bring bytes into the service. */
record Somebody(Client client, String token) {

  static Somebody of(GuardedService guarded) {
    return of(guarded, Grant.inNewProject("member"));
  }

  static Somebody of(GuardedService guarded, Grant grant) {
    String token = guarded.keystone().token(grant);
    return new Somebody(guarded.with(token), token);
  }

  ImageCalls images() {
    return new ImageCalls(client);
  }

  V1Calls v1() {
    return new V1Calls(client);
  }

  String queued(String disk, String container) throws Exception {
    return images()
        .newImage("{'disk_format': '%s', 'container_format': '%s'}".formatted(disk, container));
  }

  HttpResponse<String> upload(String id, String way, BodyPublisher bytes) throws Exception {
    return client.upload("v2/images/" + id + "/" + way, bytes);
  }

  /** The answer to an import task that is asked for. */
  HttpResponse<String> postImport(String url, String disk, String container) throws Exception {
    return client.post(
        "v2/tasks",
        Json.createObjectBuilder()
            .add("type", "import")
            .add(
                "input",
                Json.createObjectBuilder()
                    .add("import_from", url)
                    .add("import_from_format", disk)
                    .add(
                        "image_properties",
                        Json.createObjectBuilder().add("container_format", container)))
            .build()
            .toString());
  }

  /** How an import task ends. */
  JsonObject imported(String url, String disk, String container) throws Exception {
    HttpResponse<String> answer = postImport(url, disk, container);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return client.awaitEnd(Client.json(answer.body()).getString("id"));
  }

  HttpResponse<String> postDownload(String id, String url) throws Exception {
    return images()
        .send(
            "POST",
            "v2/images/" + id + "/import",
            "{'method': {'name': 'web-download', 'uri': '%s'}}".formatted(url));
  }

  /** How a web-download into an image ends. */
  JsonObject downloaded(String id, String url) throws Exception {
    HttpResponse<String> answer = postDownload(id, url);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return lastTask(id);
  }

  /** How a v1 copy ends. */
  JsonObject copied(String url) throws Exception {
    HttpResponse<String> answer = postCopy(url);
    return lastTask(V1Calls.image(answer).getString("id"));
  }

  HttpResponse<String> postCopy(String url) throws Exception {
    String[] headers = V1Calls.complete("", url);
    headers[headers.length - 2] = "x-glance-api-copy-from";
    return v1().post("", headers);
  }

  private JsonObject lastTask(String image) throws Exception {
    String task =
        Client.json(client.get("v2/images/" + image + "/tasks").body())
            .getJsonArray("tasks")
            .getJsonObject(0)
            .getString("id");
    return client.awaitEnd(task);
  }

  /** The task has failed, its image is not there, and this is what is said of it. */
  void assertFailed(JsonObject task, String message) throws Exception {
    assertThat(task.getString("status")).as(task.toString()).isEqualTo("failure");
    assertThat(task.getString("message")).matches(message);
    if (task.containsKey("image_id")) {
      HttpResponse<String> image = client.get("v2/images/" + task.getString("image_id"));
      assertThat(
              image.statusCode() == 404
                  || Client.json(image.body()).getString("status").equals("queued"))
          .as(image.body())
          .isTrue();
    }
  }
}
