package io.darkroom.e2e;

import static io.darkroom.support.CodePoint.before;

import io.darkroom.support.CodePoint;

/** Where a node can stand still for so long that another one takes its task over. */
@SuppressWarnings("ImmutableEnumChecker") // it cannot see that this record is
enum FreezePoint {
  START(
      "before the job is started",
      before("com.ibm.jbatch.container.api.impl.JobOperatorImpl", "start")),
  READ("in the fetch", before("io.darkroom.imports.FetchReader", "readItem").onVisit(2)),
  CHANGE(
      "in the fetch, and the source changes meanwhile",
      before("io.darkroom.imports.FetchReader", "readItem").onVisit(2)),
  COMMIT(
      "between the writing of bytes and their commit",
      before("io.darkroom.imports.FetchWriter", "writeItems").onVisit(2)),
  INSPECTION("before the inspection", before("io.darkroom.imports.Inspect", "process")),
  RENAMING("before the renaming", before("io.darkroom.stores.FileStore", "put")),
  ACTIVATION("before the activation", before("io.darkroom.images.ImageRuns", "activate")),
  SUCCESS("before success is written", before("io.darkroom.tasks.Attempts", "succeed")),
  FAILURE("before failure is written", before("io.darkroom.tasks.TaskFailure", "write")),
  CLEANING("before the clean-up", before("io.darkroom.imports.ImportTaskType", "cleanUp"));

  private final String row;
  private final CodePoint place;

  FreezePoint(String row, CodePoint place) {
    this.row = row;
    this.place = place;
  }

  CodePoint place() {
    return place;
  }

  /** Whether the download has to take a while. */
  boolean isInFetch() {
    return place.visit() > 1;
  }

  @Override
  public String toString() {
    return row;
  }
}
