package io.darkroom.tasks.execution;

import io.darkroom.tasks.Attempt;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The runs of this process: as many as there are slots, at most. */
@Singleton
public class JobRuns {

  /** After that they are stuck; what they may still do is fenced. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Map<Attempt, JobRun> byAttempt = new ConcurrentHashMap<>();

  JobRun open(Attempt attempt) {
    return byAttempt.computeIfAbsent(attempt, unused -> new JobRun());
  }

  /** The run of an attempt; a job whose starter has gone gets one that nobody waits for. */
  JobRun of(Attempt attempt) {
    JobRun run = byAttempt.get(attempt);
    return run == null ? new JobRun() : run;
  }

  /**
   * Returns when the runs of the same task before this one have ended in this process, which they
   * do as soon as they see that they do not count any more. The database may have been away for so
   * long that their leases were over.
   */
  void awaitOlder(Attempt attempt) throws InterruptedException {
    for (Map.Entry<Attempt, JobRun> other : byAttempt.entrySet()) {
      Attempt older = other.getKey();
      if (older.taskId().equals(attempt.taskId()) && older.number() < attempt.number()) {
        other.getValue().awaitEnd(PATIENCE);
      }
    }
  }

  void close(Attempt attempt) {
    byAttempt.remove(attempt);
  }
}
