package io.darkroom.tasks.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A follower that notes what it is told. */
final class NotedFollower implements Follower {

  final List<String> notes = new ArrayList<>();
  private final String taskId;
  long behind;
  Instant due = Instant.MAX;
  boolean breaks;

  NotedFollower(String taskId, long behind) {
    this.taskId = taskId;
    this.behind = behind;
  }

  @Override
  public String taskId() {
    return taskId;
  }

  @Override
  public long behind() {
    return behind;
  }

  @Override
  public void take(List<PastEvent> events) {
    if (breaks) {
      throw new IllegalStateException("broken");
    }
    notes.add("take " + events.get(0).id() + " to " + events.get(events.size() - 1).id());
    behind = events.get(events.size() - 1).id();
  }

  @Override
  public void learn(Standing standing) {
    notes.add(standing.status().id());
  }

  @Override
  public void gone() {
    notes.add("gone");
  }

  @Override
  public void close() {
    notes.add("close");
  }

  @Override
  public Instant due() {
    return due;
  }

  @Override
  public void wake(Instant now) {
    notes.add("wake");
    due = Instant.MAX;
  }
}
