package io.darkroom.tasks;

import io.darkroom.platform.InstantColumn;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.NullUnmarked;

/** How far the newest run of a task is. */
@Entity
@Table(name = "task_progress")
@Cacheable(false)
@NullUnmarked // JPA fills the fields
public class TaskProgress {

  /** Reports come at least so often while bytes do. */
  private static final Duration USUAL = Duration.ofSeconds(1);

  @Id
  @Column(name = "task_id")
  private String taskId;

  private int attempt;
  private String step;

  @Column(name = "bytes_done")
  private long bytesDone;

  @Column(name = "bytes_total")
  private Long bytesTotal;

  private String node;

  @Convert(converter = InstantColumn.class)
  @Column(name = "started_at")
  private Instant startedAt;

  private Double speed;

  @Convert(converter = InstantColumn.class)
  @Column(name = "updated_at")
  private Instant updatedAt;

  /** For JPA. */
  protected TaskProgress() {}

  TaskProgress(String taskId) {
    this.taskId = taskId;
  }

  /** The run has come to a step, in which it has done nothing yet. */
  void enter(Attempt run, String node, String step, Instant now) {
    if (run.number() != attempt || startedAt == null) {
      startedAt = now;
    }
    this.attempt = run.number();
    this.node = node;
    this.step = step;
    begin(0, now);
  }

  /** The step goes on behind what a run before has done. */
  void begin(long done, Instant now) {
    bytesDone = done;
    bytesTotal = null;
    speed = null;
    updatedAt = now;
  }

  void advance(long done, OptionalLong total, Instant now) {
    Duration time = Duration.between(updatedAt, now);
    speed =
        speed == null
            ? Speed.first(done - bytesDone, time)
            : Speed.next(speed, done - bytesDone, time);
    bytesDone = done;
    bytesTotal = total.isPresent() ? (Long) total.getAsLong() : null;
    updatedAt = now;
  }

  public int attempt() {
    return attempt;
  }

  /** The id of the step in the job's definition. */
  public String step() {
    return step;
  }

  public long bytesDone() {
    return bytesDone;
  }

  public OptionalLong bytesTotal() {
    return bytesTotal == null ? OptionalLong.empty() : OptionalLong.of(bytesTotal);
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  /** The node of the run; a version that did not write it down may have begun. */
  public Optional<String> node() {
    return Optional.ofNullable(node);
  }

  /** When the run came to its first step. */
  public Optional<Instant> startedAt() {
    return Optional.ofNullable(startedAt);
  }

  /** Bytes a second, as things are at a time; none where nothing has come yet. */
  public OptionalDouble speed(Instant now) {
    Duration silence = Duration.between(updatedAt, now).minus(USUAL);
    if (speed == null) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(silence.isNegative() ? speed : Speed.next(speed, 0, silence));
  }
}
