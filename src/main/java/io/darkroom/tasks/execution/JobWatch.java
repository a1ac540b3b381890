package io.darkroom.tasks.execution;

import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.Attempts;
import jakarta.batch.operations.JobExecutionNotRunningException;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.operations.NoSuchJobExecutionException;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.BatchStatus;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for the end of a run's job, and stops the job as soon as the node drains or the run does
 * not count any more.
 */
@Singleton
public class JobWatch {

  private static final Logger LOG = LoggerFactory.getLogger(JobWatch.class);
  private static final Duration LOOK = Duration.ofSeconds(1);

  /** Looks after which a job that has not said a word is thought to have got lost. */
  private static final int SILENT_LOOKS = 30;

  private static final Set<BatchStatus> ENDED =
      EnumSet.of(
          BatchStatus.COMPLETED, BatchStatus.FAILED, BatchStatus.STOPPED, BatchStatus.ABANDONED);

  private final Attempts attempts;
  private final Drain drain;

  @Inject
  public JobWatch(Attempts attempts, Drain drain) {
    this.attempts = attempts;
    this.drain = drain;
  }

  void awaitEnd(Attempt attempt, JobRun run, long execution) throws InterruptedException {
    JobOperator jobs = BatchRuntime.getJobOperator();
    boolean stopping = false;
    for (int looks = 0; !run.awaitEnd(LOOK) && !hasEnded(jobs, execution, run); looks++) {
      boolean lost = !run.hasBegun() && looks >= SILENT_LOOKS;
      if (!stopping && (lost || drain.begun() || !counts(attempt, run))) {
        stopping = isStopped(jobs, execution, run);
        if (lost && !stopping) {
          LOG.warn("Execution {} never began", execution);
          run.end(BatchStatus.STOPPED);
        }
      }
    }
  }

  private boolean counts(Attempt attempt, JobRun run) {
    try {
      return attempts.counts(attempt);
    } catch (RuntimeException databaseAway) {
      // The job will notice by itself.
      run.databaseFailed();
      LOG.warn("Cannot see whether the run still counts: {}", databaseAway.toString());
      return true;
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
      run.databaseFailed();
      LOG.warn("The batch repository does not answer: {}", repositoryAway.toString());
      return false;
    }
  }

  /** Whether it runs here, and was told to stop; if it could not be told, there is a next time. */
  private static boolean isStopped(JobOperator jobs, long execution, JobRun run) {
    try {
      jobs.stop(execution);
      return true;
    } catch (JobExecutionNotRunningException | NoSuchJobExecutionException endedMeanwhile) {
      LOG.debug("Execution {} does not run yet, or any more", execution);
      return false;
    } catch (RuntimeException repositoryAway) {
      run.databaseFailed();
      LOG.warn("Execution {} cannot be stopped: {}", execution, repositoryAway.toString());
      return false;
    }
  }
}
