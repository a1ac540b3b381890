package io.darkroom.e2e;

import static io.darkroom.support.CodePoint.atEndOf;
import static io.darkroom.support.CodePoint.before;

import io.darkroom.support.CodePoint;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The points at which a node can die while it runs an import, in the order in which it comes by.
 * Decision record 11 has the same table.
 */
@SuppressWarnings("ImmutableEnumChecker") // it cannot see that these records are
enum DeathPoint {
  WAITING("the task waits for a free slot", null, Download.ALL),
  TAKEN("a node has taken the task, but not begun a run", before(Code.RUNNER, "run"), Download.ALL),
  CLAIMED(
      "the run is begun, but no job",
      before(Code.BATCH + "api.impl.JobOperatorImpl", "start"),
      Download.ALL),
  STARTING(
      "the job is started, but no thread works on it",
      before(Code.BATCH + "util.BatchWorkUnit", "run"),
      Download.ALL),
  STARTED(
      "the job runs, but its execution is not recorded",
      before("io.darkroom.tasks.Attempts", "begin"),
      Download.ALL),
  RECORDED(
      "the execution is recorded, but there is no image",
      before(Code.IMAGES, "startImport"),
      Download.ALL),
  CREATED(
      "the image is created, but its step has not ended",
      atEndOf(Code.IMPORTS + "CreateImage", "process"),
      Download.ALL),
  UNOPENED(
      "the source is not yet opened", before(Code.IMPORTS + "FetchReader", "open"), Download.ALL),
  FIRST_CHUNK(
      "bytes of the first chunk are written, but not safe",
      before(Code.IMPORTS + "FetchWriter", "writeItems"),
      Download.ALL),
  LATER_CHUNK(
      "bytes of a later chunk are written, but not safe",
      before(Code.IMPORTS + "FetchWriter", "writeItems").onVisit(2),
      Download.REST),
  UNCOMMITTED(
      "bytes of a later chunk are safe, but the checkpoint is not committed",
      before(Code.IMPORTS + "FetchReader", "checkpointInfo").onVisit(2),
      Download.REST),
  CHECKPOINT(
      "a checkpoint is committed",
      before(Code.IMPORTS + "FetchReader", "readItem").onVisit(3),
      Download.REST),
  LAST_CHECKPOINT(
      "the last checkpoint is committed, but the step has not ended",
      before(Code.IMPORTS + "FetchReader", "close"),
      Download.NOTHING),
  FETCHED(
      "all bytes are fetched, but not inspected",
      before(Code.IMPORTS + "Inspect", "process"),
      Download.NOTHING),
  UNPACKED(
      "the disk is unpacked, but not inspected",
      before(Code.IMPORTS + "Inspect", "process"),
      Download.NOTHING),
  INSPECTED(
      "the bytes are inspected, but no copy is announced",
      before(Code.IMAGES, "announceCopy"),
      Download.NOTHING),
  ANNOUNCED(
      "the copy is announced, but the file is not renamed",
      before("io.darkroom.stores.FileStore", "put"),
      Download.NOTHING),
  RENAMED(
      "the file is renamed, but the step has not ended",
      atEndOf(Code.IMPORTS + "Store", "process"),
      Download.NOTHING),
  STORED(
      "the file is renamed, but the image is not active",
      before(Code.IMAGES, "activate"),
      Download.NOTHING),
  ACTIVE(
      "the image is active, but the step has not ended",
      atEndOf(Code.IMPORTS + "Activate", "process"),
      Download.NOTHING),
  UNSUCCESSFUL(
      "the image is active, but success is not written",
      before("io.darkroom.tasks.Attempts", "succeed"),
      Download.NOTHING),
  SUCCESSFUL(
      "success is written, but the job has not ended",
      before(Code.EXECUTION + "JobRun", "end"),
      Download.NOTHING),
  ENDED(
      "the job has ended, but the last word is not said",
      before(Code.EXECUTION + "LastWord", "say"),
      Download.NOTHING),
  UNTIDY(
      "the last word is said, but nothing is cleaned up",
      before(Code.IMPORTS + "ImportTaskType", "cleanUp"),
      Download.NOTHING),
  SCHEDULED(
      "all is cleaned up, but the entry is in the schedule",
      atEndOf(Code.EXECUTION + "LastWord", "say"),
      Download.NOTHING),
  UNFAILED(
      "the run has failed, but failure is not written",
      before("io.darkroom.tasks.TaskFailure", "write"),
      Download.NOTHING),
  FAILED(
      "failure is written, but nothing is cleaned up",
      before(Code.IMPORTS + "ImportTaskType", "cleanUp"),
      Download.NOTHING),
  CANCELLED(
      "the task is cancelled, but its run has not stopped",
      before(Code.IMPORTS + "FetchReader", "readItem").onVisit(3),
      Download.NOTHING);

  /** What the run that goes on has to read from the source. */
  enum Download {
    ALL,
    REST,
    NOTHING
  }

  private static final class Code {
    static final String BATCH = "com.ibm.jbatch.container.";
    static final String EXECUTION = "io.darkroom.tasks.execution.";
    static final String RUNNER = EXECUTION + "TaskRunner";
    static final String IMPORTS = "io.darkroom.imports.";
    static final String IMAGES = "io.darkroom.images.ImageRuns";
  }

  private final String row;
  private final @Nullable CodePoint place;
  private final Download download;

  DeathPoint(String row, @Nullable CodePoint place, Download download) {
    this.row = row;
    this.place = place;
    this.download = download;
  }

  /** Those at which a thread has the task. */
  static List<DeathPoint> inPlaces() {
    return Arrays.stream(values()).filter(point -> point.place != null).toList();
  }

  /** Where its thread is; nowhere if no thread has the task. */
  Optional<CodePoint> place() {
    return Optional.ofNullable(place);
  }

  Download download() {
    return download;
  }

  /** Whether the download has to take a while. */
  boolean isInFetch() {
    return place != null && place.visit() > 1;
  }

  /** Whether the source has the disk in an archive. */
  boolean isPacked() {
    return this == UNPACKED;
  }

  /** Whether the source is not what it was said to be. */
  boolean fails() {
    return this == UNFAILED || this == FAILED;
  }

  /** What another node makes of the task. */
  String end() {
    return fails() || this == CANCELLED ? "failure" : "success";
  }

  @Override
  public String toString() {
    return row;
  }
}
