package io.darkroom.tasks.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.support.Database;
import io.darkroom.support.Runs;
import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.Requester;
import io.darkroom.tasks.TaskStatus;
import io.darkroom.tasks.Tasks;
import io.darkroom.tasks.events.PastEvent;
import io.darkroom.tasks.events.Standing;
import io.darkroom.tasks.events.StoredEvents;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What those who follow tasks read of them. */
interface StoredEventsBehaviour {

  Instant MOMENT = Instant.parse("2026-02-03T04:05:06.123456Z");

  Database database();

  Settings settings();

  private static Clock clock() {
    return Clock.fixed(MOMENT, ZoneOffset.UTC);
  }

  private static StoredEvents record(EntityManager em) {
    return new StoredEvents(em, new Tasks(em, clock()));
  }

  private String newTask() {
    Requester requester = new Requester("project", "user", rule -> false, "req-1");
    return database()
        .transaction(em -> new Tasks(em, clock()).add("import", Optional.empty(), requester))
        .id();
  }

  private Attempt claimed(String task) {
    return database()
        .transaction(em -> Runs.attempts(em, settings(), clock()).claim(task).orElseThrow());
  }

  private void fail(Attempt attempt, Message message) {
    database().run(em -> Runs.attempts(em, settings(), clock()).fail(attempt, message));
  }

  private List<PastEvent> events(String task, long behind, int most) {
    return database().transaction(em -> record(em).events(task, behind, most));
  }

  private Map<String, Standing> standings(Collection<String> tasks) {
    return database().transaction(em -> record(em).standings(tasks));
  }

  @Test
  default void eventsAreReadInOrderFromOneOnAndSoManyAtMost() {
    String task = newTask();
    claimed(newTask());
    for (int i = 0; i < 5; i++) {
      claimed(task);
      claimed(newTask());
    }

    List<PastEvent> all = events(task, 0, 100);

    assertThat(all).extracting(PastEvent::attempt).containsExactly(1, 2, 3, 4, 5);
    assertThat(all).extracting(PastEvent::id).isSorted().doesNotHaveDuplicates();
    assertThat(events(task, 0, 5)).isEqualTo(all);
    assertThat(events(task, all.get(1).id(), 2)).isEqualTo(all.subList(2, 4));
    assertThat(events(task, all.get(4).id(), 2)).isEmpty();
    assertThat(events(task, Long.MAX_VALUE, 2)).isEmpty();
    assertThat(events(UUID.randomUUID().toString(), 0, 2)).isEmpty();
  }

  @Test
  default void eventHasAllThatWasWrittenOfIt() {
    String task = newTask();
    Attempt attempt = claimed(task);
    database()
        .run(
            em ->
                Runs.history(em, settings(), clock())
                    .retry(attempt, "fetch", Problem.SOURCE_EMPTY));

    PastEvent retry = events(task, 0, 10).get(1);

    assertThat(retry.kind()).isEqualTo("RETRY");
    assertThat(retry.at()).isEqualTo(MOMENT);
    assertThat(retry.attempt()).isEqualTo(1);
    assertThat(retry.node()).startsWith("node-");
    assertThat(retry.step()).contains("fetch");
    assertThat(retry.problem()).contains("SOURCE_EMPTY");
    assertThat(retry.related()).isEmpty();
    assertThat(retry.message()).contains(Message.of(Problem.SOURCE_EMPTY));
  }

  @Test
  default void ofAProblemWhoseArgumentsAreNotKeptOnlyTheNameIsTold() {
    String task = newTask();
    Attempt attempt = claimed(task);
    database()
        .run(
            em ->
                Runs.history(em, settings(), clock())
                    .retry(attempt, "fetch", Problem.SOURCE_ANSWERED));

    PastEvent retry = events(task, 0, 10).get(1);

    assertThat(retry.problem()).contains("SOURCE_ANSWERED");
    assertThat(retry.message()).isEmpty();
  }

  @Test
  default void failureIsToldWithTheWordsOfTheTask() {
    String task = newTask();
    Message message = Message.of(Problem.SOURCE_ANSWERED, "404");
    fail(claimed(task), message);

    assertThat(events(task, 0, 10).get(1).message()).contains(message);
  }

  @Test
  default void standingIsStatusAndNewestEvent() {
    String silent = newTask();
    String failed = newTask();
    fail(claimed(failed), Message.of(Problem.SOURCE_EMPTY));
    String gone = UUID.randomUUID().toString();

    assertThat(standings(List.of(silent, failed, gone)))
        .isEqualTo(
            Map.of(
                silent, new Standing(TaskStatus.PENDING, 0),
                failed, new Standing(TaskStatus.FAILURE, events(failed, 0, 10).get(1).id())));
    assertThat(standings(List.of())).isEmpty();
  }

  @Test
  default void veryManyAreAskedForAtOnce() {
    List<String> tasks = new ArrayList<>();
    for (int i = 0; i < 499; i++) {
      tasks.add(UUID.randomUUID().toString());
    }
    tasks.add(newTask());

    assertThat(standings(tasks)).containsOnlyKeys(tasks.get(499));
  }
}
