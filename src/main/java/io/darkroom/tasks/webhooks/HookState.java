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

/** How a hook is, for whichever node tells it next. */
@Entity
@Table(name = "task_hooks")
@Cacheable(false)
@NullUnmarked // JPA fills the fields
public class HookState {

  @Id private String hook;
  private int tries;

  @Convert(converter = InstantColumn.class)
  @Column(name = "rests_until")
  private Instant restsUntil;

  @Convert(converter = InstantColumn.class)
  @Column(name = "closed_until")
  private Instant closedUntil;

  @Convert(converter = InstantColumn.class)
  @Column(name = "seen_at")
  private Instant seenAt;

  /** For JPA. */
  protected HookState() {}

  HookState(String hook, Instant now) {
    this.hook = hook;
    this.restsUntil = Instant.EPOCH;
    this.closedUntil = Instant.EPOCH;
    this.seenAt = now;
  }

  String hook() {
    return hook;
  }

  /** How often it has failed since it last took a notice. */
  public int tries() {
    return tries;
  }

  /** Whether it has failed and is left alone for a while. */
  public boolean rests(Instant now) {
    return now.isBefore(restsUntil);
  }

  /** Whether it has said that it wants no notices. */
  public boolean isClosed(Instant now) {
    return now.isBefore(closedUntil);
  }

  Instant seenAt() {
    return seenAt;
  }

  void see(Instant now) {
    seenAt = now;
  }

  void fail(Instant until) {
    tries++;
    restsUntil = until;
  }

  void recover() {
    tries = 0;
    restsUntil = Instant.EPOCH;
  }

  void close(Instant until) {
    recover();
    closedUntil = until;
  }
}
