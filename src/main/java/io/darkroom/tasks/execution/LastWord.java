package io.darkroom.tasks.execution;

import io.darkroom.platform.database.Durability;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.AttemptSuperseded;
import io.darkroom.tasks.Task;
import io.darkroom.tasks.TaskType;
import io.darkroom.tasks.TaskTypes;
import io.darkroom.tasks.Tasks;
import io.darkroom.tasks.execution.TaskRunner.Verdict;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what a task comes to when its job has ended. A job that was stopped or broke is not proof
 * of anything: only the row is.
 */
@Singleton
public class LastWord {

  private static final Logger LOG = LoggerFactory.getLogger(LastWord.class);

  private final Tasks tasks;
  private final TaskTypes types;
  private final TaskFailure failure;
  private final Durability durability;

  @Inject
  public LastWord(Tasks tasks, TaskTypes types, TaskFailure failure, Durability durability) {
    this.tasks = tasks;
    this.types = types;
    this.failure = failure;
    this.durability = durability;
  }

  Verdict say(Attempt attempt, JobRun run) {
    Optional<Task> task = tasks.find(attempt.taskId());
    if (task.isEmpty()) {
      return Verdict.REMOVE;
    }
    TaskType type = types.named(task.get().type());
    Verdict verdict = verdict(attempt, task.get(), type, run);
    durability.force();
    type.cleanUp(attempt);
    return verdict;
  }

  /** Completes what a crash between the end of a task and its cleaning up has left undone. */
  void tidy(String taskId) {
    tasks
        .find(taskId)
        .ifPresent(
            task -> types.named(task.type()).cleanUp(new Attempt(task.id(), task.attempt())));
  }

  private Verdict verdict(Attempt attempt, Task task, TaskType type, JobRun run) {
    if (!task.status().isTerminal()) {
      return end(attempt, type, run);
    }
    LOG.info("Ended in {}", task.status().id());
    return Verdict.REMOVE;
  }

  private Verdict end(Attempt attempt, TaskType type, JobRun run) {
    Optional<Throwable> reason = run.failure();
    if (reason.isEmpty() && run.wasStopped()) {
      LOG.info("Stopped; goes on elsewhere or later");
      return Verdict.RUN_AGAIN;
    }
    try {
      // The batch runtime keeps no Error, so a job may have failed without a reason.
      return fail(
          attempt,
          type,
          reason.orElseGet(() -> new IllegalStateException("The job gave no reason.")));
    } catch (AttemptSuperseded newerRun) {
      LOG.info("{}", newerRun.getMessage());
      return Verdict.REMOVE;
    }
  }

  private Verdict fail(Attempt attempt, TaskType type, Throwable reason) {
    if (causes(reason).anyMatch(AttemptSuperseded.class::isInstance)) {
      LOG.info("Ended by a newer attempt");
      return Verdict.REMOVE;
    }
    if (causes(reason).anyMatch(LastWord::passes)) {
      LOG.warn("The database failed; runs again", reason);
      return Verdict.RUN_AGAIN;
    }
    Message message = message(reason);
    failure.write(attempt, type, message);
    LOG.info("Failed: {} {}{}", message.problem(), message.arguments(), background(reason));
    return Verdict.REMOVE;
  }

  /**
   * Whether the database may be back soon (SQLSTATE classes of connection, rollback, resources).
   */
  private static boolean passes(Throwable cause) {
    return cause instanceof SQLTransientException
        || cause instanceof SQLRecoverableException
        || (cause instanceof SQLException failure
            && String.valueOf(failure.getSQLState()).matches("(08|40|53|57).*"));
  }

  /** What the operator, but not the caller, may know; URLs may hold secrets. */
  private static String background(Throwable reason) {
    return causes(reason)
        .filter(cause -> !(cause instanceof ProblemException))
        .map(cause -> " because of " + cause.toString().replaceAll("\\S+://\\S+", "(a URL)"))
        .collect(Collectors.joining());
  }

  private static Message message(Throwable reason) {
    return causes(reason)
        .filter(ProblemException.class::isInstance)
        .map(cause -> ((ProblemException) cause).problem())
        .findFirst()
        .orElseGet(
            () -> {
              LOG.error("The job failed in a way that nobody foresaw", reason);
              return Message.of(Problem.INTERNAL);
            });
  }

  private static Stream<Throwable> causes(Throwable reason) {
    return Stream.iterate(reason, cause -> cause != null, Throwable::getCause).limit(20);
  }
}
