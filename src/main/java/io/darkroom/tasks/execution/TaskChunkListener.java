package io.darkroom.tasks.execution;

import io.darkroom.tasks.JobParameters;
import jakarta.batch.api.chunk.listener.AbstractChunkListener;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/**
 * Keeps the exception of a chunk that could not be committed: the runtime tells it to nobody else.
 */
@Named("taskChunkListener")
@Dependent
public class TaskChunkListener extends AbstractChunkListener {

  private final JobContext job;
  private final JobRuns runs;

  @Inject
  public TaskChunkListener(JobContext job, JobRuns runs) {
    this.job = job;
    this.runs = runs;
  }

  @Override
  public void onError(Exception failure) {
    runs.of(JobParameters.attempt(job.getProperties())).fail(failure);
  }
}
