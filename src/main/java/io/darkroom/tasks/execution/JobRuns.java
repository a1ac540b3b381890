package io.darkroom.tasks.execution;

import io.darkroom.tasks.Attempt;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The runs of this process: as many as there are slots, at most. */
@Singleton
public class JobRuns {

  private final Map<Attempt, JobRun> byAttempt = new ConcurrentHashMap<>();

  JobRun open(Attempt attempt) {
    return byAttempt.computeIfAbsent(attempt, unused -> new JobRun());
  }

  /** The run of an attempt; a job whose starter has gone gets one that nobody waits for. */
  JobRun of(Attempt attempt) {
    JobRun run = byAttempt.get(attempt);
    return run == null ? new JobRun() : run;
  }

  void close(Attempt attempt) {
    byAttempt.remove(attempt);
  }
}
