package io.darkroom.tasks.execution;

import io.darkroom.platform.logging.LogContext;
import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.AttemptSuperseded;
import io.darkroom.tasks.Attempts;
import io.darkroom.tasks.Crash;
import io.darkroom.tasks.History;
import io.darkroom.tasks.Task;
import io.darkroom.tasks.TaskTypes;
import io.darkroom.tasks.Tasks;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one task on this node: claims it, begins its batch job, waits, and has the last word. */
@Singleton
public class TaskRunner {

  private static final Logger LOG = LoggerFactory.getLogger(TaskRunner.class);

  private final Tasks tasks;
  private final Attempts attempts;
  private final History history;
  private final JobRuns runs;
  private final JobLaunch jobs;
  private final JobWatch watch;
  private final LastWord lastWord;
  private final DatabasePatience database;
  private final TaskTypes types;
  private final Settings.Tasks settings;

  @Inject
  public TaskRunner(
      Tasks tasks,
      Attempts attempts,
      History history,
      JobRuns runs,
      JobLaunch jobs,
      JobWatch watch,
      LastWord lastWord,
      DatabasePatience database,
      TaskTypes types,
      Settings settings) {
    this.tasks = tasks;
    this.attempts = attempts;
    this.history = history;
    this.runs = runs;
    this.jobs = jobs;
    this.watch = watch;
    this.lastWord = lastWord;
    this.database = database;
    this.types = types;
    this.settings = settings.tasks();
  }

  /** What is to become of the task's entry in the schedule. */
  enum Verdict {
    /** The task has ended, or somebody else has it. */
    REMOVE,
    /** The task has not ended and this node does not work on it any more. */
    RUN_AGAIN
  }

  Verdict run(String taskId) throws InterruptedException {
    Optional<Attempt> claimed = database.ask(() -> attempts.claim(taskId));
    if (claimed.isEmpty()) {
      lastWord.tidy(taskId);
      return Verdict.REMOVE;
    }
    Attempt attempt = claimed.get();
    try (LogContext context =
        LogContext.with(LogContext.TASK, taskId).and(LogContext.ATTEMPT, attempt.number())) {
      JobRun run = runs.open(attempt);
      try {
        work(attempt, run);
        return lastWord.say(attempt, run);
      } catch (InterruptedException timeIsOver) {
        giveUp(attempt);
        throw timeIsOver;
      } finally {
        runs.close(attempt);
      }
    }
  }

  /** The process ends before the job does, which is no crash. */
  private void giveUp(Attempt attempt) {
    try {
      attempts.release(attempt);
    } catch (AttemptSuperseded newerRun) {
      attempts.overtaken(attempt);
    }
  }

  /** Whatever goes wrong here is for the last word to judge. */
  private void work(Attempt attempt, JobRun run) throws InterruptedException {
    try {
      runs.awaitOlder(attempt);
      Task task =
          tasks
              .find(attempt.taskId())
              .orElseThrow(() -> new IllegalStateException("Task vanished"));
      run.isOf(task.type());
      requireFewCrashes(attempt, task);
      runJob(attempt, task, run);
    } catch (RuntimeException failure) {
      run.fail(failure);
    }
  }

  private void requireFewCrashes(Attempt attempt, Task task) throws InterruptedException {
    if (attempt.number() <= settings.maxCrashes()) {
      // So few runs came before that the database need not be asked how they ended.
      return;
    }
    if (history.crashes(attempt).size() < settings.maxCrashes()
        || types.named(task.type()).isDone(task)) {
      return;
    }
    // The run before may be alive and about to say so.
    Thread.sleep(settings.heartbeat().toMillis());
    List<Crash> crashes = history.crashes(attempt);
    if (crashes.size() >= settings.maxCrashes()) {
      throw new ProblemException(
          Problem.TASK_CRASHED,
          crashes.size(),
          crashes.stream()
              .map(crash -> crash.node() + " " + crash.began())
              .collect(Collectors.joining(", ")));
    }
  }

  private void runJob(Attempt attempt, Task task, JobRun run) throws InterruptedException {
    long execution = jobs.begin(task, attempt);
    try (LogContext context = LogContext.with(LogContext.EXECUTION, execution)) {
      LOG.info("Runs {}", task.type());
      watch.awaitEnd(attempt, run, execution);
    }
  }
}
