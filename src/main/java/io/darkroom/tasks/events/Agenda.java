package io.darkroom.tasks.events;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The tasks to be looked at before their time. */
final class Agenda {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Set<String> asked = new HashSet<>();
  private boolean stopped;

  void ask(String taskId) {
    lock.lock();
    try {
      asked.add(taskId);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  void stop() {
    lock.lock();
    try {
      stopped = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  boolean isStopped() {
    lock.lock();
    try {
      return stopped;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there is something, or for so long, and takes it. */
  Set<String> take(Duration patience) throws InterruptedException {
    lock.lock();
    try {
      long left = patience.toNanos();
      while (asked.isEmpty() && !stopped && left > 0) {
        left = changed.awaitNanos(left);
      }
      Set<String> taken = asked;
      asked = new HashSet<>();
      return taken;
    } finally {
      lock.unlock();
    }
  }
}
