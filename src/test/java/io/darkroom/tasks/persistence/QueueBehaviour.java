package io.darkroom.tasks.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.platform.settings.Settings;
import io.darkroom.platform.settings.TestSettings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.support.Database;
import io.darkroom.support.MovableClock;
import io.darkroom.support.Runs;
import io.darkroom.support.WrittenSchedule;
import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.Attempts;
import io.darkroom.tasks.Requester;
import io.darkroom.tasks.Task;
import io.darkroom.tasks.TaskQueue;
import io.darkroom.tasks.Tasks;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whose task is next. */
interface QueueBehaviour {

  MovableClock TIME = new MovableClock(Instant.parse("2026-02-03T04:05:06Z"));

  Database database();

  private static Settings atMost(int running, int pending) {
    return TestSettings.with(
        Map.of(
            "darkroom.tasks.max-running-per-project", String.valueOf(running),
            "darkroom.tasks.max-pending-per-project", String.valueOf(pending)));
  }

  private static String project() {
    return "project-" + UUID.randomUUID();
  }

  private static TaskQueue queue(EntityManager em, Settings settings) {
    return Runs.queue(em, new WrittenSchedule(em), settings);
  }

  private static Attempts attempts(EntityManager em, Settings settings) {
    return new Attempts(em, Runs.history(em, settings, TIME), queue(em, settings), settings, TIME);
  }

  private String added(String project, Settings settings) {
    TIME.set(TIME.instant().plusMillis(1));
    return database()
        .transaction(
            em -> {
              Task task =
                  new Tasks(em, TIME)
                      .add(
                          "import",
                          Optional.empty(),
                          new Requester(project, "user", rule -> false, "req-1"));
              queue(em, settings).enter(List.of(task));
              return task.id();
            });
  }

  private Attempt begun(String task, Settings settings) {
    return database()
        .transaction(
            em -> {
              Attempt attempt = attempts(em, settings).claim(task).orElseThrow();
              attempts(em, settings).begin(attempt, 1);
              return attempt;
            });
  }

  private void ended(Attempt attempt, Settings settings) {
    database().run(em -> attempts(em, settings).fail(attempt, Message.of(Problem.SOURCE_EMPTY)));
  }

  private void mended(String project, Settings settings) {
    boolean more = true;
    while (more) {
      more = database().transaction(em -> queue(em, settings).mend(project, 1));
    }
  }

  private Optional<Integer> rank(String task) {
    return database().transaction(em -> new WrittenSchedule(em).rank(task));
  }

  @Test
  default void theFirstTaskOfAProjectComesBeforeTheSecondOfAnother() {
    Settings settings = atMost(0, 0);
    String one = project();
    String other = project();

    String first = added(one, settings);
    String second = added(one, settings);
    String third = added(other, settings);

    assertThat(rank(first)).contains(0);
    assertThat(rank(second)).contains(-1);
    assertThat(rank(third)).contains(0);
  }

  @Test
  default void whatIsOverTheBoundOfAProjectIsHeldBackUntilOneEnds() {
    Settings settings = atMost(2, 0);
    String project = project();
    String first = added(project, settings);
    String second = added(project, settings);
    String third = added(project, settings);
    String fourth = added(project, settings);
    Attempt running = begun(first, settings);

    assertThat(rank(second)).contains(-1);
    assertThat(rank(third)).isEmpty();

    ended(running, settings);

    assertThat(rank(third)).contains(-1);
    assertThat(rank(fourth)).isEmpty();
  }

  @Test
  default void theFirstThatWaitsIsRaisedAsOthersOfItsProjectEnd() {
    Settings settings = atMost(3, 0);
    String project = project();
    Attempt first = begun(added(project, settings), settings);
    Attempt second = begun(added(project, settings), settings);
    String third = added(project, settings);
    assertThat(rank(third)).contains(-2);

    ended(first, settings);
    assertThat(rank(third)).contains(-1);

    ended(second, settings);
    assertThat(rank(third)).contains(0);
  }

  @Test
  default void aFullLineTakesNoMoreUntilOneBegins() {
    Settings settings = atMost(2, 2);
    String project = project();
    String first = added(project, settings);
    added(project, settings);

    assertThatThrownBy(() -> added(project, settings))
        .isInstanceOf(ProblemException.class)
        .extracting(refusal -> ((ProblemException) refusal).problem())
        .isEqualTo(Message.of(Problem.PROJECT_QUEUE_FULL, "2"));

    begun(first, settings);
    added(project, settings);
  }

  @Test
  default void aHeldTaskThatEndsLeavesTheLine() {
    Settings settings = atMost(1, 2);
    String project = project();
    begun(added(project, settings), settings);
    String held = added(project, settings);
    String next = added(project, settings);

    ended(database().transaction(em -> attempts(em, settings).claim(held)).orElseThrow(), settings);

    assertThat(rank(held)).isEmpty();
    assertThat(rank(next)).isEmpty();
    added(project, settings);
  }

  @Test
  default void theLineIsMendedWhenTheBoundGrows() {
    String project = project();
    added(project, atMost(1, 0));
    String second = added(project, atMost(1, 0));

    mended(project, atMost(2, 0));

    assertThat(rank(second)).isPresent();
  }

  @Test
  default void nobodyOvertakesWhoIsHeldBack() {
    String project = project();
    added(project, atMost(1, 0));
    String second = added(project, atMost(1, 0));

    String third = added(project, atMost(2, 0));

    assertThat(rank(second)).isPresent();
    assertThat(rank(third)).isEmpty();
  }

  @Test
  default void theLastInTheScheduleAreTakenOutWhenTheBoundShrinks() {
    String project = project();
    Attempt running = begun(added(project, atMost(3, 0)), atMost(3, 0));
    String second = added(project, atMost(3, 0));
    String third = added(project, atMost(3, 0));

    mended(project, atMost(1, 0));
    assertThat(rank(second)).isEmpty();
    assertThat(rank(third)).isEmpty();

    ended(running, atMost(1, 0));
    assertThat(rank(second)).contains(0);
    assertThat(rank(third)).isEmpty();
  }

  @Test
  default void theLineIsMendedAfterAnOlderVersionHasEndedItsTasks() {
    Settings settings = atMost(1, 0);
    String project = project();
    String first = added(project, settings);
    String second = added(project, settings);
    database()
        .run(
            em ->
                em.createNativeQuery("update tasks set status = 'failure' where id = ?1")
                    .setParameter(1, first)
                    .executeUpdate());

    mended(project, settings);

    assertThat(rank(second)).contains(0);
  }

  @Test
  default void aTaskOfAnOlderVersionEndsWithoutALine() {
    Settings settings = atMost(1, 0);
    String task =
        database()
            .transaction(
                em ->
                    new Tasks(em, TIME)
                        .add(
                            "import",
                            Optional.empty(),
                            new Requester(project(), "user", rule -> false, "req-1"))
                        .id());

    ended(begun(task, settings), settings);

    assertThat(rank(task)).isEmpty();
  }
}
