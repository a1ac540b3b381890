package io.darkroom.tasks.execution;

import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.JobParameters;
import io.darkroom.tasks.Progress;
import jakarta.batch.api.listener.StepListener;
import jakarta.batch.runtime.BatchStatus;
import jakarta.batch.runtime.context.JobContext;
import jakarta.batch.runtime.context.StepContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Says which step a task is at, and keeps the exception that a step ends with. */
@Named("taskStepListener")
@Dependent
public class TaskStepListener implements StepListener {

  private final JobContext job;
  private final StepContext step;
  private final Progress progress;
  private final JobRuns runs;

  @Inject
  public TaskStepListener(JobContext job, StepContext step, Progress progress, JobRuns runs) {
    this.job = job;
    this.step = step;
    this.progress = progress;
    this.runs = runs;
  }

  @Override
  public void beforeStep() {
    Attempt attempt = JobParameters.attempt(job.getProperties());
    try {
      progress.step(attempt, step.getStepName());
    } catch (RuntimeException failure) {
      runs.of(attempt).fail(failure);
      throw failure;
    }
  }

  @Override
  public void afterStep() {
    Attempt attempt = JobParameters.attempt(job.getProperties());
    Exception failure = step.getException();
    if (failure != null) {
      runs.of(attempt).fail(failure);
    }
    if (step.getBatchStatus() == BatchStatus.FAILED) {
      // Or the job would go on to where an exit status leads that was set before the failure.
      step.setExitStatus(BatchStatus.FAILED.name());
    }
  }
}
