package io.darkroom.tasks.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import io.darkroom.support.Database;
import io.darkroom.support.Runs;
import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.AttemptSuperseded;
import io.darkroom.tasks.Attempts;
import io.darkroom.tasks.Cancellation;
import io.darkroom.tasks.NamedType;
import io.darkroom.tasks.Requester;
import io.darkroom.tasks.Task;
import io.darkroom.tasks.TaskFailure;
import io.darkroom.tasks.TaskStatus;
import io.darkroom.tasks.TaskTypeBeans;
import io.darkroom.tasks.Tasks;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of a task that somebody ends. */
interface CancellationBehaviour {

  Database database();

  Settings settings();

  private Attempts attempts(EntityManager manager) {
    return Runs.attempts(manager, settings(), Clock.systemUTC());
  }

  private Cancellation cancellation(EntityManager manager) {
    Attempts attempts = attempts(manager);
    return new Cancellation(
        manager,
        attempts,
        Runs.history(manager, settings(), Clock.systemUTC()),
        TaskTypeBeans.types(new NamedType("import")),
        new TaskFailure(attempts));
  }

  private Task stored() {
    Requester requester = new Requester("project", "user", rule -> false, "req-1");
    return database()
        .transaction(
            em -> new Tasks(em, Clock.systemUTC()).add("import", Optional.empty(), requester));
  }

  private void cancel(String id) {
    database().run(em -> cancellation(em).cancel(id));
  }

  private Task read(String id) {
    return database().transaction(em -> new Tasks(em, Clock.systemUTC()).find(id).orElseThrow());
  }

  @Test
  default void taskThatWaitsEndsAtOnceAndIsNotRunAnyMore() {
    String id = stored().id();

    cancel(id);

    assertThat(read(id).status()).isEqualTo(TaskStatus.FAILURE);
    assertThat(read(id).message()).contains(Message.of(Problem.TASK_CANCELLED));
    assertThat(read(id).expiresAt()).isPresent();
    Optional<Attempt> claimed = database().transaction(em -> attempts(em).claim(id));
    assertThat(claimed).isEmpty();
  }

  @Test
  default void runOfACancelledTaskCanWriteNothingMore() {
    String id = stored().id();
    Attempt attempt = database().transaction(em -> attempts(em).claim(id).orElseThrow());
    database().run(em -> attempts(em).begin(attempt, 1));

    cancel(id);

    assertThatThrownBy(() -> database().run(em -> attempts(em).recordImage(attempt, "i")))
        .isInstanceOf(AttemptSuperseded.class);
    assertThat(read(id).status()).isEqualTo(TaskStatus.FAILURE);
  }

  @Test
  default void taskThatHasEndedStaysAsItIs() {
    String id = stored().id();
    Attempt attempt = database().transaction(em -> attempts(em).claim(id).orElseThrow());
    database().run(em -> attempts(em).fail(attempt, Message.of(Problem.SOURCE_EMPTY)));

    assertThat(Refusals.of(() -> cancel(id))).isEqualTo(Message.of(Problem.TASK_ENDED, id));
    assertThat(read(id).message()).contains(Message.of(Problem.SOURCE_EMPTY));
  }
}
