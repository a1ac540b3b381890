package io.darkroom.tasks.execution;

import io.darkroom.platform.database.DatabaseFaults;
import io.darkroom.platform.database.Durability;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.AttemptSuperseded;
import io.darkroom.tasks.Attempts;
import io.darkroom.tasks.Task;
import io.darkroom.tasks.TaskFailure;
import io.darkroom.tasks.TaskSuccess;
import io.darkroom.tasks.TaskType;
import io.darkroom.tasks.TaskTypes;
import io.darkroom.tasks.Tasks;
import io.darkroom.tasks.execution.TaskRunner.Verdict;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
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
  private final Attempts attempts;
  private final TaskTypes types;
  private final TaskSuccess success;
  private final TaskFailure failure;
  private final Durability durability;
  private final DatabasePatience database;

  @Inject
  public LastWord(
      Tasks tasks,
      Attempts attempts,
      TaskTypes types,
      TaskSuccess success,
      TaskFailure failure,
      Durability durability,
      DatabasePatience database) {
    this.tasks = tasks;
    this.attempts = attempts;
    this.types = types;
    this.success = success;
    this.failure = failure;
    this.durability = durability;
    this.database = database;
  }

  /** Waits for the database, if need be. */
  Verdict say(Attempt attempt, JobRun run) throws InterruptedException {
    Verdict verdict = database.ask(() -> verdict(attempt, run));
    if (verdict == Verdict.REMOVE) {
      durability.force();
      Optional<Task> ended = tasks.find(attempt.taskId());
      if (ended.isPresent()) {
        tidy(ended.get());
      } else {
        // It was cancelled and purged before the run had noticed.
        run.type().ifPresent(type -> types.named(type).cleanUp(attempt));
      }
    }
    return verdict;
  }

  /** Removes what a task that has ended left outside of the database. */
  void tidy(String taskId) {
    tasks.find(taskId).ifPresent(this::tidy);
  }

  private void tidy(Task task) {
    if (task.status().isTerminal()) {
      types.named(task.type()).cleanUp(new Attempt(task.id(), task.attempt()));
    }
  }

  private Verdict verdict(Attempt attempt, JobRun run) {
    Optional<Task> task = tasks.find(attempt.taskId());
    if (task.isPresent() && !task.get().status().isTerminal()) {
      return end(attempt, task.get(), types.named(task.get().type()), run);
    }
    LOG.info("Ended in {}", task.map(ended -> ended.status().id()).orElse("nothing"));
    return Verdict.REMOVE;
  }

  private Verdict end(Attempt attempt, Task task, TaskType type, JobRun run) {
    Optional<Throwable> reason = run.failure();
    try {
      if (reason.isPresent()) {
        return end(attempt, task, type, reason.get());
      }
      if (run.wasStopped()) {
        return giveBack(attempt, "Stopped; goes on elsewhere or later");
      }
      return run.sawTheDatabaseFail()
          ? giveBack(attempt, "The database failed meanwhile; runs again")
          : withoutReason();
    } catch (AttemptSuperseded newerRun) {
      LOG.info("Overtaken by a newer attempt");
      attempts.overtaken(attempt);
      return Verdict.REMOVE;
    }
  }

  /**
   * The batch runtime keeps neither an Error nor a failure of its own repository. The task runs
   * again, and as nothing is said of this run's end, it counts as a crash: not for ever, then.
   */
  private static Verdict withoutReason() {
    LOG.warn("The job failed and gave no reason; runs again");
    return Verdict.RUN_AGAIN;
  }

  private Verdict end(Attempt attempt, Task task, TaskType type, Throwable reason) {
    Optional<Throwable> superseded =
        causes(reason).filter(AttemptSuperseded.class::isInstance).findFirst();
    if (superseded.isPresent()) {
      throw (AttemptSuperseded) superseded.get();
    }
    if (DatabaseFaults.mayPass(reason)) {
      return giveBack(attempt, "The database failed; runs again. " + reason);
    }
    if (type.isDone(task)) {
      LOG.warn("The job failed when all was done", reason);
      success.write(attempt, type);
      return Verdict.REMOVE;
    }
    Message message = message(reason);
    failure.write(attempt, type, message);
    LOG.info("Failed: {} {}{}", message.problem(), message.arguments(), background(reason));
    return Verdict.REMOVE;
  }

  private Verdict giveBack(Attempt attempt, String why) {
    attempts.release(attempt);
    LOG.info("{}", why);
    return Verdict.RUN_AGAIN;
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
