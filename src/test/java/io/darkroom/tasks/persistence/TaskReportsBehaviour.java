package io.darkroom.tasks.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.support.Database;
import io.darkroom.support.Runs;
import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.Attempts;
import io.darkroom.tasks.Requester;
import io.darkroom.tasks.TaskReport;
import io.darkroom.tasks.TaskReports;
import io.darkroom.tasks.TaskStatus;
import io.darkroom.tasks.Tasks;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is told of tasks beside their input. */
interface TaskReportsBehaviour {

  Instant MADE = Instant.parse("2026-05-06T07:08:09.000001Z");
  Instant OVER = MADE.plusSeconds(60);
  String IMAGE = "7c0d5a3e-0000-4000-8000-000000000001";
  JsonObject RESULT = Json.createObjectBuilder().add("image_id", IMAGE).build();

  Database database();

  Settings settings();

  private static Clock at(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  private String task(String project, Instant created) {
    Requester requester = new Requester(project, "somebody", rule -> false, "req-reports");
    return database()
        .transaction(
            em -> new Tasks(em, at(created)).add("import", Optional.of("{}"), requester).id());
  }

  private Attempt running(String id) {
    return database()
        .transaction(
            em -> {
              Attempts attempts = Runs.attempts(em, settings(), at(OVER));
              Attempt attempt = attempts.claim(id).orElseThrow();
              attempts.begin(attempt, 1);
              Runs.progress(em, settings(), at(OVER)).step(attempt, "fetch");
              return attempt;
            });
  }

  private Optional<TaskReport> report(String project, String id, Instant now) {
    return database().transaction(em -> new TaskReports(em, at(now)).of(project, id));
  }

  private Optional<List<String>> page(String project, Optional<String> last, int limit) {
    return database()
        .transaction(em -> new TaskReports(em, at(MADE)).page(project, last, limit))
        .map(reports -> reports.stream().map(TaskReport::id).toList());
  }

  @Test
  default void whatWaitsHasOnlyBeenAskedFor() {
    String project = UUID.randomUUID().toString();
    String id = task(project, MADE);

    assertThat(report(project, id, MADE))
        .contains(
            new TaskReport(
                id,
                "import",
                TaskStatus.PENDING,
                project,
                Optional.of("somebody"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                MADE,
                MADE));
  }

  @Test
  default void successHasItsResultAndItsImage() {
    String project = UUID.randomUUID().toString();
    String id = task(project, MADE);
    Attempt attempt = running(id);
    database()
        .run(
            em -> {
              Attempts attempts = Runs.attempts(em, settings(), at(OVER));
              attempts.recordImage(attempt, IMAGE);
              attempts.succeed(attempt, RESULT);
            });

    assertThat(report(project, id, OVER))
        .contains(
            new TaskReport(
                id,
                "import",
                TaskStatus.SUCCESS,
                project,
                Optional.of("somebody"),
                Optional.of(IMAGE),
                Optional.of(RESULT.toString()),
                Optional.empty(),
                Optional.of("fetch"),
                MADE,
                OVER));
  }

  @Test
  default void failureHasItsMessageAndItsStep() {
    String project = UUID.randomUUID().toString();
    String id = task(project, MADE);
    Attempt attempt = running(id);
    Message message = Message.of(Problem.SOURCE_SIZE_MISMATCH, 10, "\uD83D\uDE00");
    database().run(em -> Runs.attempts(em, settings(), at(OVER)).fail(attempt, message));

    TaskReport report = report(project, id, OVER).orElseThrow();

    assertThat(report.status()).isEqualTo(TaskStatus.FAILURE);
    assertThat(report.message()).contains(message);
    assertThat(report.step()).contains("fetch");
    assertThat(report.result()).isEmpty();
    assertThat(report.updatedAt()).isEqualTo(OVER);
  }

  @Test
  default void taskIsThereForItsProjectUntilItExpires() {
    String project = UUID.randomUUID().toString();
    String id = task(project, MADE);
    Attempt attempt = running(id);
    database()
        .run(
            em ->
                Runs.attempts(em, settings(), at(OVER))
                    .fail(attempt, Message.of(Problem.INTERNAL)));
    Instant end = OVER.plus(settings().tasks().timeToLive());

    assertThat(report(project, id, end.minusMillis(1))).isPresent();
    assertThat(report(project, id, end)).isEmpty();
    assertThat(report("another", id, OVER)).isEmpty();
    assertThat(report(project, "nonsense", OVER)).isEmpty();
    assertThat(report(project, id + "\0", OVER)).isEmpty();
    assertThat(report(project, "' or 1=1 --", OVER)).isEmpty();
  }

  @Test
  default void pagesHoldTheTasksOfTheProjectTheNewestFirst() {
    String project = UUID.randomUUID().toString();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      ids.add(task(project, MADE.plusMillis(i)));
    }
    task(UUID.randomUUID().toString(), MADE);
    Collections.reverse(ids);

    assertThat(page(project, Optional.empty(), 3)).contains(ids.subList(0, 3));
    assertThat(page(project, Optional.of(ids.get(2)), 3)).contains(ids.subList(3, 6));
    assertThat(page(project, Optional.of(ids.get(5)), 3)).contains(ids.subList(6, 7));
    assertThat(page(project, Optional.of(ids.get(6)), 3)).contains(List.of());
    assertThat(page(project, Optional.empty(), 1001)).contains(ids);
  }

  @Test
  default void tasksOfOneMomentAreSortedByTheirIds() {
    String project = UUID.randomUUID().toString();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.add(task(project, MADE));
    }
    ids.sort(Collections.reverseOrder());

    assertThat(page(project, Optional.empty(), 2)).contains(ids.subList(0, 2));
    assertThat(page(project, Optional.of(ids.get(1)), 9)).contains(ids.subList(2, 5));
  }

  @Test
  default void nothingComesBehindATaskThatIsNotOnTheList() {
    String project = UUID.randomUUID().toString();
    String theirs = task(UUID.randomUUID().toString(), MADE);

    assertThat(page(project, Optional.of(theirs), 3)).isEmpty();
    assertThat(page(project, Optional.of(UUID.randomUUID().toString()), 3)).isEmpty();
    assertThat(page(project, Optional.empty(), 3)).contains(List.of());
  }
}
