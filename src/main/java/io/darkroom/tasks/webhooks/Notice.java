package io.darkroom.tasks.webhooks;

import io.darkroom.platform.InstantColumn;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** What one hook has still to be told. */
@Entity
@Table(name = "task_notices")
@Cacheable(false)
@NullUnmarked // JPA fills the fields
public class Notice {

  @Id private long id;
  private String hook;
  private String event;
  private String body;

  @Convert(converter = InstantColumn.class)
  @Column(name = "made_at")
  private Instant madeAt;

  /** For JPA. */
  protected Notice() {}

  /** Its place in the order. */
  long id() {
    return id;
  }

  /** The id of the hook. */
  public String hook() {
    return hook;
  }

  /** The id of the event, the same for every hook and every delivery. */
  public String event() {
    return event;
  }

  /** The event as JSON. */
  public String body() {
    return body;
  }

  Instant madeAt() {
    return madeAt;
  }
}
