package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.DiskImages;
import io.darkroom.support.FileServer;
import io.darkroom.support.Imports;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A task from its creation to its end, as clients see it: whole, in Glance's order of keys. */
interface TaskBehaviour {

  Client client();

  FileServer source();

  @Test
  default void createdTaskIsPendingAndHasAnAddress() throws Exception {
    String requestId = "req-" + UUID.randomUUID();
    String input = Imports.body(source().url("absent"), "raw");

    HttpResponse<String> answer =
        client()
            .post(
                "v2/tasks",
                input,
                "X-Openstack-Request-Id",
                requestId,
                "Content-Type",
                "Application/JSON; charset=utf-8");

    JsonObject task = Client.json(answer.body());
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("X-Openstack-Request-Id")).contains(requestId);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(answer.headers().firstValue("Content-Language")).contains("en");
    assertThat(answer.headers().firstValue("Location"))
        .contains(client().url("v2/tasks/" + task.getString("id")));
    assertTime(task, "created_at");
    assertThat(answer.body())
        .isEqualTo(
            """
            {"id":"%1$s","input":%2$s,"type":"import","status":"pending","owner":"local",\
            "message":"","result":null,"created_at":"%3$s","updated_at":"%3$s",\
            "self":"/v2/tasks/%1$s","schema":"/v2/schemas/task","request_id":"%4$s",\
            "user_id":"local-administrator"}"""
                .formatted(
                    UUID.fromString(task.getString("id")),
                    Client.json(input).get("input"),
                    task.getString("created_at"),
                    requestId));
    client().awaitEnd(task.getString("id"));
  }

  private static void assertTime(JsonObject task, String name) {
    assertThat(task.getString(name)).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
  }

  @Test
  default void taskThatSucceededHasAResultAndExpires() throws Exception {
    String url = source().serve("whole.raw", DiskImages.raw(1000));
    JsonObject created = client().postImport(url, "raw");
    String id = created.getString("id");
    JsonObject task = client().awaitEnd(id);
    String image = task.getJsonObject("result").getString("image_id");

    assertThat(client().get("v2/tasks/" + id).body())
        .isEqualTo(
            """
            {"id":"%1$s","input":%2$s,"type":"import","status":"success","owner":"local",\
            "message":"","result":{"image_id":"%3$s"},"created_at":"%4$s","updated_at":"%5$s",\
            "self":"/v2/tasks/%1$s","schema":"/v2/schemas/task","expires_at":"%6$s",\
            "image_id":"%3$s","request_id":"%7$s","user_id":"local-administrator"}"""
                .formatted(
                    id,
                    created.get("input"),
                    UUID.fromString(image),
                    created.getString("created_at"),
                    task.getString("updated_at"),
                    twoDaysAfter(task.getString("updated_at")),
                    created.getString("request_id")));
  }

  @Test
  default void tasksOfAnImageAreShownWhole() throws Exception {
    String url = source().serve("of-image.raw", DiskImages.raw(1000));
    JsonObject task = client().awaitEnd(client().postImport(url, "raw").getString("id"));

    HttpResponse<String> answer =
        client().get("v2/images/" + task.getString("image_id") + "/tasks");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Client.json(answer.body()))
        .isEqualTo(
            Json.createObjectBuilder().add("tasks", Json.createArrayBuilder().add(task)).build());
  }

  private static Instant twoDaysAfter(String time) {
    return Instant.parse(time).plus(Duration.ofDays(2));
  }

  @Test
  default void taskThatFailedSaysWhyInTheLanguageOfTheReader() throws Exception {
    JsonObject created = client().postImport(source().url("absent"), "raw");
    String id = created.getString("id");
    JsonObject task = client().awaitEnd(id);

    assertThat(task)
        .isEqualTo(
            Client.json(
                """
                {"id": "%1$s", "input": %2$s, "type": "import", "status": "failure",
                 "owner": "local", "message": "The source answered with status 404.",
                 "result": null, "created_at": "%3$s", "updated_at": "%4$s",
                 "self": "/v2/tasks/%1$s", "schema": "/v2/schemas/task", "expires_at": "%5$s",
                 "request_id": "%6$s", "user_id": "local-administrator"}
                """
                    .formatted(
                        id,
                        created.get("input"),
                        created.getString("created_at"),
                        task.getString("updated_at"),
                        twoDaysAfter(task.getString("updated_at")),
                        created.getString("request_id"))));
    assertMessage(id, "de-AT, en;q=0.5", "de", "Die Quelle hat mit dem Status 404 geantwortet.");
    assertMessage(id, "zh", "zh-CN", "源返回了状态 404。");
  }

  private void assertMessage(String id, String accept, String language, String message)
      throws Exception {
    HttpResponse<String> answer = client().get("v2/tasks/" + id, "Accept-Language", accept);

    assertThat(answer.headers().firstValue("Content-Language")).contains(language);
    assertThat(Client.json(answer.body()).getString("message")).isEqualTo(message);
  }

  @Test
  default void readOnlyPropertiesThatAClientSendsAreIgnored() throws Exception {
    String body =
        Imports.body(source().url("absent"), "raw")
            .replaceFirst(
                "\\{",
                "{\"id\": 7, \"status\": \"success\", \"owner\": \"x\", \"self\": null,"
                    + " \"type\": \"twice\", ");

    HttpResponse<String> answer = client().post("v2/tasks", body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    JsonObject task = Client.json(answer.body());
    assertThat(task.get("status")).isInstanceOf(JsonString.class).hasToString("\"pending\"");
    assertThat(task.getString("owner")).isEqualTo("local");
    assertThat(task.getString("type")).isEqualTo("import");
    client().awaitEnd(task.getString("id"));
  }
}
