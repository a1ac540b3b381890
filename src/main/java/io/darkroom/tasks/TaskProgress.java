package io.darkroom.tasks;

import io.darkroom.platform.InstantColumn;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.NullUnmarked;

/** How far the newest run of a task is. */
@Entity
@Table(name = "task_progress")
@Cacheable(false)
@NullUnmarked // JPA fills the fields
public class TaskProgress {

  @Id
  @Column(name = "task_id")
  private String taskId;

  private int attempt;
  private String step;

  @Column(name = "bytes_done")
  private long bytesDone;

  @Column(name = "bytes_total")
  private Long bytesTotal;

  @Convert(converter = InstantColumn.class)
  @Column(name = "updated_at")
  private Instant updatedAt;

  /** For JPA. */
  protected TaskProgress() {}

  TaskProgress(String taskId) {
    this.taskId = taskId;
  }

  void become(int attempt, String step, long done, OptionalLong total, Instant now) {
    this.attempt = attempt;
    this.step = step;
    this.bytesDone = done;
    this.bytesTotal = total.isPresent() ? total.getAsLong() : null;
    this.updatedAt = now;
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
}
