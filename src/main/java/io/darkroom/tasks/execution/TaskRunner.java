package io.darkroom.tasks.execution;

import io.darkroom.platform.logging.LogContext;
import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.Attempts;
import io.darkroom.tasks.JobParameters;
import io.darkroom.tasks.Task;
import io.darkroom.tasks.Tasks;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.operations.NoSuchJobExecutionException;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.BatchStatus;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one task on this node: claims it, starts its batch job, waits, and has the last word. */
@Singleton
public class TaskRunner {

  private static final Logger LOG = LoggerFactory.getLogger(TaskRunner.class);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Set<BatchStatus> ENDED =
      EnumSet.of(
          BatchStatus.COMPLETED, BatchStatus.FAILED, BatchStatus.STOPPED, BatchStatus.ABANDONED);

  private final Tasks tasks;
  private final Attempts attempts;
  private final JobRuns runs;
  private final LastWord lastWord;
  private final Drain drain;

  @Inject
  public TaskRunner(Tasks tasks, Attempts attempts, JobRuns runs, LastWord lastWord, Drain drain) {
    this.tasks = tasks;
    this.attempts = attempts;
    this.runs = runs;
    this.lastWord = lastWord;
    this.drain = drain;
  }

  /** What is to become of the task's entry in the schedule. */
  enum Verdict {
    /** The task has ended, or somebody else has it. */
    REMOVE,
    /** The task has not ended and this node does not work on it any more. */
    RUN_AGAIN
  }

  Verdict run(String taskId) throws InterruptedException {
    Optional<Attempt> claimed = attempts.claim(taskId);
    if (claimed.isEmpty()) {
      lastWord.tidy(taskId);
      return Verdict.REMOVE;
    }
    Attempt attempt = claimed.get();
    try (LogContext context =
        LogContext.with(LogContext.TASK, taskId).and(LogContext.ATTEMPT, attempt.number())) {
      JobRun run = runs.open(attempt);
      try {
        return runJob(attempt, run);
      } finally {
        runs.close(attempt);
      }
    }
  }

  private Verdict runJob(Attempt attempt, JobRun run) throws InterruptedException {
    Task task =
        tasks.find(attempt.taskId()).orElseThrow(() -> new IllegalStateException("Task vanished"));
    JobOperator jobs = BatchRuntime.getJobOperator();
    long execution = jobs.start(task.type(), JobParameters.of(attempt));
    try (LogContext context = LogContext.with(LogContext.EXECUTION, execution)) {
      LOG.info("Runs {}", task.type());
      boolean stopping = false;
      while (!run.awaitEnd(LOOK) && !hasEnded(jobs, execution, run)) {
        if (drain.begun() && !stopping) {
          stopping = stop(jobs, execution);
        }
      }
      return lastWord.say(attempt, run);
    }
  }

  /** The repository's word, for a job that went without its listener's. */
  private static boolean hasEnded(JobOperator jobs, long execution, JobRun run) {
    try {
      BatchStatus status = jobs.getJobExecution(execution).getBatchStatus();
      if (ENDED.contains(status)) {
        run.end(status);
      }
      return ENDED.contains(status);
    } catch (RuntimeException repositoryAway) {
      // The job may well run on: leaving now would make two runs of one task.
      LOG.warn("The batch repository does not answer", repositoryAway);
      return false;
    }
  }

  private static boolean stop(JobOperator jobs, long execution) {
    try {
      jobs.stop(execution);
      return true;
    } catch (jakarta.batch.operations.JobExecutionNotRunningException
        | NoSuchJobExecutionException endedMeanwhile) {
      LOG.debug("Execution {} does not run yet, or any more", execution);
      return false;
    }
  }
}
