package io.darkroom.tasks.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.support.Database;
import io.darkroom.support.Runs;
import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.AttemptSuperseded;
import io.darkroom.tasks.Attempts;
import io.darkroom.tasks.Crash;
import io.darkroom.tasks.Requester;
import io.darkroom.tasks.Tasks;
import jakarta.json.Json;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is written down of the runs of a task, and what follows from it. */
interface HistoryBehaviour {

  Instant START = Instant.parse("2026-02-03T04:05:06.123456Z");

  Database database();

  Settings settings();

  private static Clock clock() {
    return Clock.fixed(START, ZoneOffset.UTC);
  }

  private Attempts attempts(EntityManager manager) {
    return Runs.attempts(manager, settings(), clock());
  }

  private String task() {
    Requester requester = new Requester("project", "user", rule -> false, "req-1");
    return database()
        .transaction(em -> new Tasks(em, clock()).add("import", Optional.empty(), requester))
        .id();
  }

  private Attempt claimed(String task) {
    return database().transaction(em -> attempts(em).claim(task).orElseThrow());
  }

  private void run(Attempt attempt, BiConsumer<Attempts, Attempt> what) {
    database().run(em -> what.accept(attempts(em), attempt));
  }

  private List<Integer> crashesBefore(Attempt attempt) {
    return database()
        .transaction(em -> Runs.history(em, settings(), clock()).crashes(attempt))
        .stream()
        .map(Crash::attempt)
        .toList();
  }

  private List<String> history(String task) {
    return database()
        .transaction(
            em -> {
              Stream<?> rows =
                  em
                      .createNativeQuery(
                          "select attempt, kind, step, problem from task_events where task_id = ?1"
                              + " order by id")
                      .setParameter(1, task)
                      .getResultList()
                      .stream();
              return rows.map(row -> Stream.of((Object[]) row))
                  .map(row -> row.map(String::valueOf).toList())
                  .map(row -> String.join(" ", row).replace(" null", ""))
                  .toList();
            });
  }

  @Test
  default void historyTellsWhatTheRunsDidInOrder() {
    String task = task();
    Attempt first = claimed(task);
    run(first, (runs, attempt) -> runs.begin(attempt, 1));
    database().run(em -> Runs.progress(em, settings(), clock()).step(first, "fetch"));
    database()
        .run(
            em ->
                Runs.history(em, settings(), clock())
                    .retry(first, "fetch", Problem.SOURCE_ANSWERED));
    run(first, Attempts::release);
    Attempt second = claimed(task);
    run(second, (runs, attempt) -> runs.begin(attempt, 2));
    run(second, (runs, attempt) -> runs.succeed(attempt, Json.createObjectBuilder().build()));

    assertThat(history(task))
        .containsExactly(
            "1 CLAIMED",
            "1 PROCESSING",
            "1 STEP fetch",
            "1 RETRY fetch SOURCE_ANSWERED",
            "1 RELEASED",
            "2 CLAIMED",
            "2 SUCCESS");
  }

  @Test
  default void failureIsInTheHistoryWithItsProblem() {
    String task = task();
    run(claimed(task), (runs, attempt) -> runs.fail(attempt, Message.of(Problem.SOURCE_EMPTY)));

    assertThat(history(task)).containsExactly("1 CLAIMED", "1 FAILURE SOURCE_EMPTY");
  }

  @Test
  default void onlyRunsThatEndedWithoutAWordHaveCrashed() {
    String task = task();
    Attempt crashed = claimed(task);
    Attempt released = claimed(task);
    run(released, Attempts::release);
    Attempt paused = claimed(task);
    Attempt crashedToo = claimed(task);
    Attempt now = claimed(task);

    assertThat(crashesBefore(now))
        .containsExactly(crashed.number(), paused.number(), crashedToo.number());
    run(paused, Attempts::overtaken);
    assertThat(crashesBefore(now)).containsExactly(crashed.number(), crashedToo.number());
    assertThat(crashesBefore(crashed)).isEmpty();
  }

  @Test
  default void crashIsToldWithItsNodeAndTime() {
    String task = task();
    claimed(task);
    Attempt second = claimed(task);

    List<Crash> crashes =
        database().transaction(em -> Runs.history(em, settings(), clock()).crashes(second));
    assertThat(crashes).hasSize(1);
    assertThat(crashes.get(0).node()).startsWith("node-");
    assertThat(crashes.get(0).began()).isEqualTo(START);
  }

  @Test
  default void runThatAnotherOneFollowedHasNothingToGiveBack() {
    String task = task();
    Attempt old = claimed(task);
    Attempt current = claimed(task);

    assertThatThrownBy(() -> run(old, Attempts::release)).isInstanceOf(AttemptSuperseded.class);
    assertThat(counts(old)).isFalse();
    assertThat(counts(current)).isTrue();
    run(current, (runs, attempt) -> runs.fail(attempt, Message.of(Problem.SOURCE_EMPTY)));
    assertThat(counts(current)).isFalse();
  }

  @Test
  default void runThatHasSucceededCountsThoughItsJobHasNotEnded() {
    Attempt attempt = claimed(task());
    run(attempt, (runs, one) -> runs.succeed(one, Json.createObjectBuilder().build()));

    assertThat(counts(attempt)).isTrue();
  }

  private boolean counts(Attempt attempt) {
    return database().transaction(em -> attempts(em).counts(attempt));
  }

  @Test
  default void historyGoesWithItsTask() {
    String task = task();
    run(claimed(task), (runs, attempt) -> runs.fail(attempt, Message.of(Problem.SOURCE_EMPTY)));

    database()
        .run(
            em ->
                em.createQuery("delete from Task t where t.id = :id")
                    .setParameter("id", task)
                    .executeUpdate());

    assertThat(history(task)).isEmpty();
    run(new Attempt(task, 1), Attempts::overtaken);
    assertThat(history(task)).isEmpty();
  }
}
