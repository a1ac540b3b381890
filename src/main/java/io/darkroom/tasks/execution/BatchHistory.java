package io.darkroom.tasks.execution;

import io.darkroom.platform.settings.Settings;
import io.darkroom.tasks.Chore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what the batch runtime keeps of jobs that nobody asks for any more; it would for ever.
 */
@Singleton
public class BatchHistory implements Chore {

  private static final Logger LOG = LoggerFactory.getLogger(BatchHistory.class);

  private final BatchRepository repository;
  private final Drain drain;
  private final Settings.Tasks settings;
  private final Clock clock;

  @Inject
  public BatchHistory(BatchRepository repository, Drain drain, Settings settings, Clock clock) {
    this.repository = repository;
    this.drain = drain;
    this.settings = settings.tasks();
    this.clock = clock;
  }

  @Override
  public String name() {
    return "batch-history";
  }

  @Override
  public Duration interval() {
    return settings.reconcileInterval();
  }

  @Override
  public void run() {
    Instant end = clock.instant().minus(settings.batchRetention());
    int removed = Batches.removeAll(drain, most -> repository.removeOlder(end, most));
    if (removed > 0) {
      LOG.info("Removed {} jobs from the batch repository", removed);
    }
  }
}
