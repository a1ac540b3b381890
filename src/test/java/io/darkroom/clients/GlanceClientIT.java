package io.darkroom.clients;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.clients.ClientCommand.Outcome;
import io.darkroom.support.Client;
import io.darkroom.support.DiskImages;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Tasks through python-glanceclient, which holds what it is answered against our schema. */
@EnabledIf(
    value = "io.darkroom.clients.ClientCommand#isGlanceInstalled",
    disabledReason = "python3-glanceclient is not installed")
@TestInstance(Lifecycle.PER_CLASS)
class GlanceClientIT {

  private static final Comparator<JsonObject> BY_ID = comparing(task -> task.getString("id"));

  @AutoClose private Cloud cloud;
  private ClientCommand glance;
  private GlanceTasks tasks;

  @BeforeAll
  void start(@TempDir Path directory, @TempDir Path home) throws Exception {
    cloud = Cloud.start(directory);
    glance = ClientCommand.glance(home, "http://127.0.0.1:" + cloud.service().port());
    tasks = new GlanceTasks(glance);
  }

  @Test
  void importIsFollowedFromPendingToTheImage() throws Exception {
    String source = cloud.source().serve("disk.raw", DiskImages.raw(100_000));

    Table created = tasks.create(source);
    Table ended = tasks.awaitEnd(created);

    JsonObject task = cloud.service().client().task(created.value("id"));
    assertThat(created.rows())
        .containsExactly(
            List.of("created_at", task.getString("created_at")),
            List.of("id", task.getString("id")),
            List.of("input", GlanceTasks.input(source)),
            List.of("message", ""),
            List.of("owner", "local"),
            List.of("request_id", task.getString("request_id")),
            List.of("result", "None"),
            List.of("status", "pending"),
            List.of("type", "import"),
            List.of("updated_at", task.getString("created_at")),
            List.of("user_id", "local-administrator"));
    String image = task.getString("image_id");
    assertThat(ended.rows())
        .containsExactly(
            List.of("created_at", task.getString("created_at")),
            List.of("expires_at", task.getString("expires_at")),
            List.of("id", task.getString("id")),
            List.of("image_id", image),
            List.of("input", GlanceTasks.input(source)),
            List.of("message", ""),
            List.of("owner", "local"),
            List.of("request_id", task.getString("request_id")),
            List.of("result", "{\"image_id\": \"" + image + "\"}"),
            List.of("status", "success"),
            List.of("type", "import"),
            List.of("updated_at", task.getString("updated_at")),
            List.of("user_id", "local-administrator"));
  }

  @Test
  void failureSaysWhyAndHasNoResult() throws Exception {
    assertThat(failed().rows())
        .contains(
            List.of("status", "failure"),
            List.of("message", "The source answered with status 404."),
            List.of("result", "None"));
  }

  @Test
  void listIsSortedAndReadInPages() throws Exception {
    failed();
    failed();
    List<List<String>> up = everyTask(BY_ID);
    List<List<String>> down = everyTask(BY_ID.reversed());

    assertThat(tasks.list("--sort-key", "id", "--sort-dir", "asc", "--page-size", "1"))
        .isEqualTo(up);
    assertThat(tasks.list("--sort-key", "id", "--sort-dir", "desc", "--page-size", "2"))
        .isEqualTo(down);
  }

  @Test
  void listIsFiltered() throws Exception {
    String failed = failed().value("id");
    String succeeded =
        tasks
            .awaitEnd(tasks.create(cloud.source().serve("listed.raw", DiskImages.raw(1000))))
            .value("id");

    assertThat(tasks.list("--type", "import", "--status", "failure"))
        .contains(List.of(failed, "import", "failure", "local"))
        .allSatisfy(task -> assertThat(task).contains("failure"));
    assertThat(tasks.list("--status", "success"))
        .contains(List.of(succeeded, "import", "success", "local"))
        .allSatisfy(task -> assertThat(task).contains("success"));
    assertThat(tasks.list("--status", "processing")).isEmpty();
  }

  private List<List<String>> everyTask(Comparator<JsonObject> order) throws Exception {
    return Client.json(cloud.service().client().get("v2/tasks?limit=1000").body())
        .getJsonArray("tasks")
        .getValuesAs(JsonObject.class)
        .stream()
        .sorted(order)
        .map(task -> Stream.of("id", "type", "status", "owner").map(task::getString).toList())
        .toList();
  }

  @Test
  void unknownTaskIsAnErrorInOurWords() throws Exception {
    String id = "00000000-0000-0000-0000-000000000000";

    assertThat(glance.run("task-show", id))
        .isEqualTo(new Outcome(1, "HTTP 404 Not Found: There is no task " + id + ".\n"));
  }

  @Test
  void refusedImportIsAnErrorInOurWords() throws Exception {
    String input = GlanceTasks.input("ftp://127.0.0.1/disk.raw");

    Outcome refused = glance.run("task-create", "--type", "import", "--input", input);

    assertThat(refused)
        .isEqualTo(
            new Outcome(
                1,
                "HTTP 400 Bad Request: The property \"input.import_from\" must be a URL with one of"
                    + " these schemes: http, https.\n"));
  }

  private Table failed() throws Exception {
    return tasks.awaitEnd(tasks.create(cloud.source().url("absent")));
  }
}
