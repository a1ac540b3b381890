package io.darkroom.bench;

import io.darkroom.support.Client;
import io.darkroom.support.Imports;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The tasks of a contender, as a client sees them that every service serves alike. */
record Tasks(Contender contender) {

  private static final long POLL = TimeUnit.MILLISECONDS.toNanos(50);

  static String importOf(String url) {
    return Imports.body(url, "raw");
  }

  /** Posts a task and answers its id. */
  String post(String json) throws Exception {
    HttpResponse<String> answer = contender.client().post("v2/tasks", json);
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(
          contender.name() + " answers " + answer.statusCode() + " " + answer.body());
    }
    return Client.json(answer.body()).getString("id");
  }

  /** Polls a task until it has ended well, twenty times a second. */
  JsonObject awaitSuccess(String id) throws Exception {
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
  void removeImage(JsonObject task) throws Exception {
    String image = task.getJsonObject("result").getString("image_id", "");
    if (!image.isEmpty()) {
      removeImage(image);
    }
  }

  void removeImage(String id) throws Exception {
    HttpResponse<String> answer = contender.client().send("DELETE", "v2/images/" + id, "");
    if (answer.statusCode() != 204) {
      throw new IllegalStateException(
          contender.name() + " answers " + answer.statusCode() + " " + answer.body());
    }
  }
}
