package io.darkroom.imports;

import io.darkroom.images.ImageCopies;
import io.darkroom.images.ImageCopy;
import io.darkroom.images.ImageImports;
import io.darkroom.platform.logging.LogContext;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.stores.ImageStore;
import io.darkroom.stores.Staging;
import io.darkroom.stores.Stores;
import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.JobParameters;
import io.darkroom.tasks.Task;
import io.darkroom.tasks.Tasks;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the steps of one import share: all of it follows from the job's parameters and the rows. The
 * task's row is read once for each artifact, as what is asked of it here does not change any more.
 */
@Dependent
public class ImportRun {

  private final JobContext job;
  private final Tasks tasks;
  private final Staging staging;
  private final Stores stores;
  private final ImageCopies copies;
  private @Nullable Task task;

  @Inject
  public ImportRun(
      JobContext job, Tasks tasks, Staging staging, Stores stores, ImageCopies copies) {
    this.job = job;
    this.tasks = tasks;
    this.staging = staging;
    this.stores = stores;
    this.copies = copies;
  }

  Attempt attempt() {
    return JobParameters.attempt(job.getProperties());
  }

  Task task() {
    Task known = task;
    if (known == null) {
      known =
          tasks
              .find(attempt().taskId())
              .orElseThrow(() -> new IllegalStateException("The task is gone."));
      task = known;
    }
    return known;
  }

  ImportInput input() {
    return ImportInput.stored(task());
  }

  String imageId() {
    return task().imageId().orElseThrow(() -> new IllegalStateException("No image yet."));
  }

  /** Where this run has what it fetched. */
  Path stagedFile() {
    return file(StagedFile.FETCHED);
  }

  Path file(StagedFile file) {
    return file.of(attempt(), staging);
  }

  /**
   * Refuses to stage more where there is too little room.
   *
   * @throws io.darkroom.problems.TransientProblemException STORE_UNAVAILABLE
   */
  void requireRoom() {
    staging.requireRoom();
  }

  ImportOrder order() {
    Task task = task();
    return task.type().equals(ImageImports.TASK_TYPE)
        ? ApiImportInput.stored(task).order(stores)
        : ImportInput.stored(task).order(stores.standard().id());
  }

  /**
   * The stores that are to have a copy.
   *
   * @throws ProblemException STORE_UNKNOWN if this node knows one of them no more
   */
  List<ImageStore> stores() {
    return order().stores().stream().map(this::store).toList();
  }

  /** Those of them that the image cannot be read from yet. */
  List<ImageStore> missing() {
    Set<String> there =
        copies.of(imageId()).stream().map(ImageCopy::store).collect(Collectors.toSet());
    return stores().stream().filter(store -> !there.contains(store.id())).toList();
  }

  private ImageStore store(String id) {
    return stores.named(id).orElseThrow(() -> new ProblemException(Problem.STORE_UNKNOWN, id));
  }

  /** Marks the lines that the current thread logs. */
  LogContext logContext() {
    return LogContext.with(LogContext.TASK, attempt().taskId())
        .and(LogContext.ATTEMPT, attempt().number())
        .and(LogContext.EXECUTION, job.getExecutionId());
  }
}
