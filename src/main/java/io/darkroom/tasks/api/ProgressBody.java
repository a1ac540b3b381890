package io.darkroom.tasks.api;

import io.darkroom.tasks.Task;
import io.darkroom.tasks.TaskProgress;
import io.darkroom.tasks.TaskStatus;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How far a task is. Every key is always there; null is what nobody knows. Bytes, speed and
 * estimated end are those of the current step, whatever that moves; the percentage is of the whole
 * task, all steps counted alike, and 100 after success only.
 */
@JsonbPropertyOrder({
  "taskId",
  "status",
  "step",
  "stepsDone",
  "stepsTotal",
  "bytesDone",
  "bytesTotal",
  "percent",
  "bytesPerSecond",
  "estimatedEnd",
  "attempt",
  "node",
  "startedAt",
  "updatedAt"
})
public final class ProgressBody {

  /** Seconds: a year, about. */
  private static final long FAR = 31_536_000;

  @JsonbProperty("task_id")
  public final String taskId;

  public final String status;

  @JsonbProperty(nillable = true)
  public final @Nullable String step;

  @JsonbProperty("steps_done")
  public final int stepsDone;

  @JsonbProperty("steps_total")
  public final int stepsTotal;

  @JsonbProperty("bytes_done")
  public final long bytesDone;

  @JsonbProperty(value = "bytes_total", nillable = true)
  public final @Nullable Long bytesTotal;

  public final int percent;

  @JsonbProperty(value = "bytes_per_second", nillable = true)
  public final @Nullable Long bytesPerSecond;

  @JsonbProperty(value = "estimated_end", nillable = true)
  public final @Nullable String estimatedEnd;

  public final int attempt;

  @JsonbProperty(nillable = true)
  public final @Nullable String node;

  @JsonbProperty(value = "started_at", nillable = true)
  public final @Nullable String startedAt;

  @JsonbProperty("updated_at")
  public final String updatedAt;

  /**
   * Shows how far a task is.
   *
   * @param known what its runs have said, if any has
   * @param steps the ids of the steps of its job, in order
   */
  ProgressBody(Task task, Optional<TaskProgress> known, List<String> steps, Instant now) {
    boolean running = task.status() == TaskStatus.PROCESSING;
    boolean done = task.status() == TaskStatus.SUCCESS;
    OptionalLong total = known.map(TaskProgress::bytesTotal).orElse(OptionalLong.empty());
    taskId = task.id();
    status = task.status().id();
    step = known.map(TaskProgress::step).orElse(null);
    stepsTotal = steps.size();
    stepsDone = done ? stepsTotal : passed(steps, step);
    bytesDone = known.map(TaskProgress::bytesDone).orElse(0L);
    bytesTotal = total.isPresent() ? (Long) total.getAsLong() : null;
    percent = done ? 100 : percent();
    bytesPerSecond = running ? known.map(progress -> speed(progress, now)).orElse(null) : null;
    estimatedEnd = end(now);
    attempt = known.map(TaskProgress::attempt).orElse(task.attempt());
    node = known.flatMap(TaskProgress::node).orElse(null);
    startedAt = known.flatMap(TaskProgress::startedAt).map(ProgressBody::text).orElse(null);
    updatedAt = text(known.map(TaskProgress::updatedAt).orElse(task.updatedAt()));
  }

  private static int passed(List<String> steps, @Nullable String step) {
    return step == null ? 0 : Math.max(0, steps.indexOf(step));
  }

  private int percent() {
    if (stepsTotal == 0) {
      return 0;
    }
    double part =
        bytesTotal == null || bytesTotal == 0 ? 0 : Math.min(1, (double) bytesDone / bytesTotal);
    return (int) Math.min(99, 100 * (stepsDone + part) / stepsTotal);
  }

  private static @Nullable Long speed(TaskProgress progress, Instant now) {
    return progress.speed(now).isPresent()
        ? (Long) Math.round(progress.speed(now).getAsDouble())
        : null;
  }

  private @Nullable String end(Instant now) {
    if (bytesTotal == null || bytesPerSecond == null || bytesPerSecond == 0) {
      return null;
    }
    long seconds = Math.max(0, bytesTotal - bytesDone) / bytesPerSecond;
    return seconds > FAR ? null : text(now.plusSeconds(seconds));
  }

  /** To the millisecond: much happens within a second. */
  private static String text(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
