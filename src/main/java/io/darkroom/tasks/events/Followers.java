package io.darkroom.tasks.events;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Those who follow tasks on this node: so many and no more. */
final class Followers {

  private final int most;
  private final Map<String, Set<Follower>> byTask = new HashMap<>();
  private int number;
  private boolean closed;

  Followers(int most) {
    this.most = most;
  }

  /** Whether there was room. */
  synchronized boolean add(Follower follower) {
    if (closed || number >= most) {
      return false;
    }
    if (byTask.computeIfAbsent(follower.taskId(), task -> new LinkedHashSet<>()).add(follower)) {
      number++;
    }
    return true;
  }

  /** Does nothing when it has left before. */
  synchronized void remove(Follower follower) {
    Set<Follower> same = byTask.get(follower.taskId());
    if (same != null && same.remove(follower)) {
      number--;
      if (same.isEmpty()) {
        byTask.remove(follower.taskId());
      }
    }
  }

  synchronized boolean isEmpty() {
    return number == 0;
  }

  synchronized boolean follow(String taskId) {
    return byTask.containsKey(taskId);
  }

  /** The tasks that somebody follows. */
  synchronized Set<String> tasks() {
    return Set.copyOf(byTask.keySet());
  }

  synchronized List<Follower> of(String taskId) {
    return List.copyOf(byTask.getOrDefault(taskId, Set.of()));
  }

  synchronized List<Follower> all() {
    return byTask.values().stream().flatMap(Collection::stream).toList();
  }

  /** From now on there is no room; answers who is there still. */
  synchronized List<Follower> close() {
    closed = true;
    return all();
  }
}
