package io.darkroom.tasks.execution;

import io.darkroom.platform.database.DatabaseFaults;
import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.JobParameters;
import io.darkroom.tasks.Task;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.inject.Singleton;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins a run's batch job: the one of the run before goes on, where that is possible. */
@Singleton
public class JobLaunch {

  private static final Logger LOG = LoggerFactory.getLogger(JobLaunch.class);

  /** Returns the id of the batch execution that works for the run from now on. */
  long begin(Task task, Attempt attempt) {
    OptionalLong restarted =
        task.executionId().isPresent()
            ? restart(task.executionId().getAsLong(), attempt)
            : OptionalLong.empty();
    return restarted.isPresent()
        ? restarted.getAsLong()
        : BatchRuntime.getJobOperator().start(task.type(), JobParameters.of(attempt));
  }

  /**
   * The runtime refuses what has completed, what is not the newest execution of its instance (a
   * node died before it could say which was), and what it does not know any more, the last one with
   * whatever exception it stumbles into.
   */
  private static OptionalLong restart(long before, Attempt attempt) {
    JobOperator jobs = BatchRuntime.getJobOperator();
    try {
      if (!JobParameters.areCurrent(jobs.getParameters(before))) {
        LOG.info("Execution {} is of another version; starts afresh", before);
        return OptionalLong.empty();
      }
      long execution = jobs.restart(before, JobParameters.of(attempt));
      LOG.info("Goes on from execution {}", before);
      return OptionalLong.of(execution);
    } catch (RuntimeException refused) {
      if (DatabaseFaults.mayPass(refused)) {
        throw refused;
      }
      LOG.info("Execution {} cannot go on ({}); starts afresh", before, refused.toString());
      return OptionalLong.empty();
    }
  }
}
