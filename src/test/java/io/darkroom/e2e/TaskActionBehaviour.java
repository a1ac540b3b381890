package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.support.Client;
import io.darkroom.support.DiskImages;
import io.darkroom.support.FileServer;
import io.darkroom.support.Imports;
import io.darkroom.support.Together;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be done with tasks beside creating them: again, away, and once only. */
interface TaskActionBehaviour {

  String KEY = "Idempotency-Key";

  Client client();

  FileServer source();

  private HttpResponse<String> act(String task, String action) throws Exception {
    return client()
        .post("v2/tasks/" + task + "/actions/" + action, "", "Accept", "application/json");
  }

  private String failed() throws Exception {
    String id = client().postImport(source().url("absent"), "raw").getString("id");
    assertThat(client().awaitEnd(id).getString("status")).isEqualTo("failure");
    return id;
  }

  private String succeeded() throws Exception {
    String url = source().serve("acted-on.raw", DiskImages.raw(1000));
    String id = client().postImport(url, "raw").getString("id");
    assertThat(client().awaitEnd(id).getString("status")).isEqualTo("success");
    return id;
  }

  @Test
  default void aFailedTaskIsTriedAgainAsAnother() throws Exception {
    String name = UUID.randomUUID() + ".raw";
    JsonObject first = client().postImport(source().url(name), "raw");
    client().awaitEnd(first.getString("id"));
    source().serve(name, DiskImages.raw(1000));

    HttpResponse<String> answer = act(first.getString("id"), "retry");

    JsonObject second = Client.json(answer.body());
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("Location"))
        .contains(client().url("v2/tasks/" + second.getString("id")));
    assertThat(second.getString("id")).isNotEqualTo(first.getString("id"));
    assertThat(second.get("input")).isEqualTo(first.get("input"));
    assertThat(second.getString("status")).isEqualTo("pending");
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    assertThat(client().awaitEnd(second.getString("id")).getString("status")).isEqualTo("success");
    assertThat(client().task(first.getString("id")).getString("status")).isEqualTo("failure");
  }

  @Test
  default void onlyWhatHasFailedIsTriedAgain() throws Exception {
    String task = succeeded();

    HttpResponse<String> answer = act(task, "retry");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(Client.json(answer.body()).getString("message"))
        .isEqualTo("The task " + task + " has not failed.");
  }

  @Test
  default void aTaskThatHasEndedIsRemovedWithAllThatIsKnownOfIt() throws Exception {
    for (String task : List.of(succeeded(), failed())) {
      assertThat(act(task, "purge").statusCode()).isEqualTo(204);

      assertThat(client().get("v2/tasks/" + task).statusCode()).isEqualTo(404);
      assertThat(client().get("v2/tasks/" + task + "/progress").statusCode()).isEqualTo(404);
      assertThat(act(task, "purge").statusCode()).isEqualTo(404);
    }
  }

  @Test
  default void theImageOfARemovedTaskStays() throws Exception {
    String task = succeeded();
    String image = client().task(task).getString("image_id");

    act(task, "purge");

    assertThat(client().image(image).getString("status")).isEqualTo("active");
  }

  @Test
  default void deleteIsStillNoMethodOfATask() throws Exception {
    HttpResponse<String> answer = client().send("DELETE", "v2/tasks/" + failed(), "");

    assertThat(answer.statusCode()).isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(strings = {"retry", "purge", "cancel", "pause"})
  default void nothingIsDoneWithTasksThatAreNotThere(String action) throws Exception {
    for (String task : List.of(UUID.randomUUID().toString(), "nonsense", "%F0%9F%98%80")) {
      assertThat(act(task, action).statusCode()).as(task).isEqualTo(404);
    }
  }

  @Test
  default void aTaskThatSucceededHasAllOfItsProgress() throws Exception {
    String task = succeeded();

    JsonObject progress = progress(task);

    assertThat(progress.keySet())
        .containsExactly(
            "task_id",
            "status",
            "step",
            "steps_done",
            "steps_total",
            "bytes_done",
            "bytes_total",
            "percent",
            "bytes_per_second",
            "estimated_end",
            "attempt",
            "node",
            "started_at",
            "updated_at");
    assertThat(progress.getInt("steps_done")).isEqualTo(progress.getInt("steps_total"));
    assertThat(progress.getInt("percent")).isEqualTo(100);
    assertThat(progress.getInt("attempt")).isOne();
  }

  @Test
  default void aTaskThatRunsSaysHowFarItIsAndHowFast() throws Exception {
    String url = source().serveSlowly(UUID.randomUUID() + ".raw", DiskImages.raw(1_000_000), 20);
    String task = client().postImport(url, "raw").getString("id");

    JsonObject early = await().until(() -> progress(task), shown -> shown.getInt("bytes_done") > 0);
    JsonObject late =
        await()
            .until(
                () -> progress(task),
                shown ->
                    shown.getInt("bytes_done") > early.getInt("bytes_done")
                        || shown.getInt("steps_done") > early.getInt("steps_done"));

    assertThat(early.getString("status")).isEqualTo("processing");
    assertThat(early.getString("step")).isEqualTo("fetch");
    assertThat(early.getInt("bytes_total")).isEqualTo(1_000_000);
    assertThat(early.getInt("bytes_per_second")).isPositive();
    assertThat(early.getString("estimated_end")).isGreaterThan(early.getString("started_at"));
    assertThat(early.getString("node")).isNotEmpty();
    assertThat(late.getInt("percent")).isGreaterThanOrEqualTo(early.getInt("percent"));
    assertThat(client().awaitEnd(task).getString("status")).isEqualTo("success");
  }

  private JsonObject progress(String task) throws Exception {
    return Client.json(client().get("v2/tasks/" + task + "/progress").body());
  }

  @Test
  default void theSameRequestMakesTheTaskOnce() throws Exception {
    String key = UUID.randomUUID().toString();
    String body = Imports.body(source().url("absent"), "raw");
    HttpResponse<String> first = client().post("v2/tasks", body, KEY, key);
    String task = Client.json(first.body()).getString("id");
    client().awaitEnd(task);

    HttpResponse<String> second =
        client().post("v2/tasks", body.replace("\n", " "), KEY, '"' + key + '"');

    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.headers().firstValue("Location"))
        .isEqualTo(first.headers().firstValue("Location"));
    assertThat(Client.json(second.body())).isEqualTo(client().task(task));
  }

  @Test
  default void anotherRequestOfTheSameNameIsRefused() throws Exception {
    String key = UUID.randomUUID().toString();
    client().post("v2/tasks", Imports.body(source().url("absent"), "raw"), KEY, key);

    HttpResponse<String> answer =
        client().post("v2/tasks", Imports.body(source().url("other"), "raw"), with(KEY, key));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(Client.json(answer.body()).getString("title")).isEqualTo("Unprocessable Entity");
  }

  @Test
  default void aNameIsFreeAsLongAsItsRequestIsRefused() throws Exception {
    String key = UUID.randomUUID().toString();
    assertThat(
            client().post("v2/tasks", Imports.body("ftp://host/x", "raw"), KEY, key).statusCode())
        .isEqualTo(400);

    assertThat(
            client()
                .post("v2/tasks", Imports.body(source().url("absent"), "raw"), KEY, key)
                .statusCode())
        .isEqualTo(201);
  }

  @Test
  default void requestsOfOneNameAtTheSameTimeMakeOneTask() throws Exception {
    String key = UUID.randomUUID().toString();
    String body = Imports.body(source().url("absent"), "raw");

    List<HttpResponse<String>> answers =
        Together.run(20, () -> client().post("v2/tasks", body, with(KEY, key)));

    Set<String> tasks = new HashSet<>();
    for (HttpResponse<String> answer : answers) {
      assertThat(answer.statusCode()).isIn(201, 409);
      if (answer.statusCode() == 201) {
        tasks.add(Client.json(answer.body()).getString("id"));
      }
    }
    assertThat(tasks).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\"open", "a, b", "a b", "\"a\";b, c"})
  default void aNameThatIsNoneIsRefusedBeforeAnythingHappens(String key) throws Exception {
    HttpResponse<String> answer =
        client().post("v2/tasks", Imports.body(source().url("absent"), "raw"), with(KEY, key));

    assertThat(answer.statusCode()).isEqualTo(400);
  }

  private static String[] with(String name, String value) {
    return new String[] {name, value, "Accept", "application/json"};
  }
}
