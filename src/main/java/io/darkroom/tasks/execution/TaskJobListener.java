package io.darkroom.tasks.execution;

import io.darkroom.platform.logging.LogContext;
import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.Attempts;
import io.darkroom.tasks.JobParameters;
import io.darkroom.tasks.TaskSuccess;
import io.darkroom.tasks.TaskTypes;
import io.darkroom.tasks.Tasks;
import jakarta.batch.api.listener.JobListener;
import jakarta.batch.runtime.BatchStatus;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Moves the task with its job: to processing when it begins, to success when it went well. */
@Named("taskJobListener")
@Dependent
public class TaskJobListener implements JobListener {

  private final JobContext job;
  private final Attempts attempts;
  private final TaskSuccess success;
  private final Tasks tasks;
  private final TaskTypes types;
  private final JobRuns runs;

  @Inject
  public TaskJobListener(
      JobContext job,
      Attempts attempts,
      TaskSuccess success,
      Tasks tasks,
      TaskTypes types,
      JobRuns runs) {
    this.job = job;
    this.attempts = attempts;
    this.success = success;
    this.tasks = tasks;
    this.types = types;
    this.runs = runs;
  }

  @Override
  public void beforeJob() {
    Attempt attempt = JobParameters.attempt(job.getProperties());
    runs.of(attempt).begin();
    try {
      attempts.begin(attempt, job.getExecutionId());
    } catch (RuntimeException failure) {
      runs.of(attempt).fail(failure);
      throw failure;
    }
  }

  @Override
  public void afterJob() {
    Attempt attempt = JobParameters.attempt(job.getProperties());
    JobRun run = runs.of(attempt);
    try (LogContext context = LogContext.with(LogContext.TASK, attempt.taskId())) {
      // A job that went well still reads STARTED here.
      if (job.getBatchStatus() == BatchStatus.STARTED && run.failure().isEmpty()) {
        succeed(attempt);
      }
    } catch (RuntimeException failure) {
      run.fail(failure);
      throw failure;
    } finally {
      run.end(job.getBatchStatus());
    }
  }

  private void succeed(Attempt attempt) {
    tasks
        .find(attempt.taskId())
        .ifPresent(task -> success.write(attempt, types.named(task.type())));
  }
}
