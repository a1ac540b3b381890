package io.darkroom.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.darkroom.support.DiskImages;
import io.darkroom.support.IdentityStub;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.openstack4j.api.exceptions.ClientResponseException;
import org.openstack4j.model.image.v2.Task;
import org.openstack4j.model.image.v2.Task.TaskStatus;

/** Tasks through openstack4j, which finds the service in the catalogue of an identity service. */
@TestInstance(Lifecycle.PER_CLASS)
class Openstack4jIT {

  @AutoClose private Cloud cloud;
  @AutoClose private IdentityStub keystone;
  private Openstack4jTasks tasks;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    cloud = Cloud.start(directory);
    keystone = new IdentityStub(cloud.service().root()).start();
    tasks = Openstack4jTasks.signIn(keystone.url() + "/v3");
  }

  @Test
  void importIsFollowedFromPendingToTheImage() throws Exception {
    String source = cloud.source().serve("disk.raw", DiskImages.raw(100_000));
    Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    Task created = tasks.create(source);
    Task ended = tasks.awaitEnd(created);

    assertThat(created.getStatus()).isEqualTo(TaskStatus.PENDING);
    assertThat(created.getMessage()).isEmpty();
    assertThat(created.getResult()).isNull();
    assertThat(created.getCreatedAt().toInstant()).isBetween(start, Instant.now());
    assertThat(created.getUpdatedAt()).isEqualTo(created.getCreatedAt());
    assertThat(created.getExpiresAt()).isNull();
    assertKeepsWhatItWasCreatedWith(created, created, source);
    assertThat(ended.getStatus()).as(ended.toString()).isEqualTo(TaskStatus.SUCCESS);
    assertThat(ended.getMessage()).isEmpty();
    assertThat(ended.getUpdatedAt().toInstant()).isBetween(start, Instant.now());
    assertThat(ended.getExpiresAt()).isEqualTo(twoDaysAfter(ended.getUpdatedAt()));
    assertKeepsWhatItWasCreatedWith(ended, created, source);
    assertThat(ended.getResult()).containsOnlyKeys("image_id");
    String image = "v2/images/" + ended.getResult().get("image_id");
    assertThat(cloud.service().client().get(image).statusCode()).isEqualTo(200);
  }

  @Test
  void failureSaysWhyAndHasNoResult() {
    String source = cloud.source().url("absent");
    Task created = tasks.create(source);

    Task ended = tasks.awaitEnd(created);

    assertThat(ended.getStatus()).isEqualTo(TaskStatus.FAILURE);
    assertThat(ended.getMessage()).isEqualTo("The source answered with status 404.");
    assertThat(ended.getResult()).isNull();
    assertThat(ended.getExpiresAt()).isEqualTo(twoDaysAfter(ended.getUpdatedAt()));
    assertKeepsWhatItWasCreatedWith(ended, created, source);
  }

  private static void assertKeepsWhatItWasCreatedWith(Task task, Task created, String source) {
    assertThat(task.getId()).isEqualTo(created.getId());
    assertThat(task.getType()).isEqualTo("import");
    assertThat(task.getOwner()).isEqualTo("local");
    assertThat(task.getInput()).isEqualTo(Openstack4jTasks.input(source));
    assertThat(task.getCreatedAt()).isEqualTo(created.getCreatedAt());
    assertThat(task.getSelf()).isEqualTo("/v2/tasks/" + created.getId());
    assertThat(task.getSchema()).isEqualTo("/v2/schemas/task");
  }

  private static Date twoDaysAfter(Date end) {
    return Date.from(end.toInstant().plus(Duration.ofDays(2)));
  }

  @Test
  void listShowsATaskWithoutWhatOnlyShowTells() {
    Task shown = failed();

    assertThat(tasks.list())
        .filteredOn(task -> task.getId().equals(shown.getId()))
        .singleElement()
        .usingRecursiveComparison()
        .ignoringFields("input", "message")
        .isEqualTo(shown);
    assertThat(tasks.list())
        .allSatisfy(task -> assertThat(task).extracting("input", "message").containsOnlyNulls());
  }

  @Test
  void listIsReadAPageAtATime() {
    String older = failed().getId();
    String newer = failed().getId();

    assertThat(tasks.ids(Map.of("limit", "1"))).containsExactly(newer);
    assertThat(tasks.ids(Map.of("limit", "1", "marker", newer))).containsExactly(older);
    assertThat(tasks.ids(Map.of("limit", "0"))).isEmpty();
  }

  @Test
  void listIsFilteredAndSorted() throws Exception {
    String failed = failed().getId();
    String source = cloud.source().serve("listed.raw", DiskImages.raw(1000));
    String succeeded = tasks.awaitEnd(tasks.create(source)).getId();

    assertThat(tasks.ids(Map.of("status", "failure"))).contains(failed).doesNotContain(succeeded);
    assertThat(tasks.ids(Map.of("sort_key", "id", "sort_dir", "asc")))
        .contains(failed, succeeded)
        .isSorted();
  }

  private Task failed() {
    return tasks.awaitEnd(tasks.create(cloud.source().url("absent")));
  }

  @Test
  void unknownTaskIsNull() {
    assertThat(tasks.get("00000000-0000-0000-0000-000000000000")).isNull();
  }

  @Test
  void refusedImportIsAnExceptionWithTheStatus() {
    assertThatExceptionOfType(ClientResponseException.class)
        .isThrownBy(() -> tasks.create("ftp://127.0.0.1/disk.raw"))
        .satisfies(refused -> assertThat(refused.getStatus()).isEqualTo(400));
  }
}
