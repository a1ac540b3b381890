package io.darkroom.bench;

import io.darkroom.support.Client;
import io.darkroom.support.Imports;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The tasks of a contender, as a client sees them that every service serves alike. */
public record Tasks(Contender contender) {

  /** What makes a task of {@link Archives#empty}. */
  public static final String EMPTY = "{\"type\": \"empty\", \"input\": {}}";

  private static final long POLL = TimeUnit.MILLISECONDS.toNanos(50);

  public static String importOf(String url) {
    return Imports.body(url, "raw");
  }

  /** Posts a task and answers its id. */
  public String post(String json, String... headers) throws Exception {
    HttpResponse<String> answer = contender.client().post("v2/tasks", json, headers);
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(
          contender.name() + " answers " + answer.statusCode() + " " + answer.body());
    }
    return Client.json(answer.body()).getString("id");
  }

  /** Posts a task to Darkroom and waits, without polling unless it takes long, for its success. */
  public JsonObject succeeded(String json) throws Exception {
    return awaitSuccess(post(json, "Prefer", "wait=30"));
  }

  /** When a task of Darkroom's had an event, by the clock of its node. */
  public Instant when(String id, String kind) throws Exception {
    return Client.json(contender.client().get("v2/tasks/" + id + "/events").body())
        .getJsonArray("events")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(event -> event.getString("event").equalsIgnoreCase(kind))
        .map(event -> Instant.parse(event.getString("at")))
        .findFirst()
        .orElseThrow();
  }

  /** Polls a task until it has ended well, twenty times a second. */
  public JsonObject awaitSuccess(String id) throws Exception {
    JsonObject task = contender.client().task(id);
    while (!task.getString("status").equals("success")) {
      if (task.getString("status").equals("failure")) {
        throw new IllegalStateException(contender.name() + ": " + task.getString("message"));
      }
      LockSupport.parkNanos(POLL);
      task = contender.client().task(id);
    }
    return task;
  }

  /** Removes the image that came out of a task, if one did. */
  public void removeImage(JsonObject task) throws Exception {
    String image = task.getJsonObject("result").getString("image_id", "");
    if (!image.isEmpty()) {
      removeImage(image);
    }
  }

  public void removeImage(String id) throws Exception {
    HttpResponse<String> answer = contender.client().send("DELETE", "v2/images/" + id, "");
    if (answer.statusCode() != 204) {
      throw new IllegalStateException(
          contender.name() + " answers " + answer.statusCode() + " " + answer.body());
    }
  }
}
