package io.darkroom.tasks.execution;

import io.darkroom.platform.settings.Settings;
import io.darkroom.tasks.Chore;
import io.darkroom.tasks.Tasks;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes the tasks whose time is over. */
@Singleton
public class Expiry implements Chore {

  private static final Logger LOG = LoggerFactory.getLogger(Expiry.class);

  private final Tasks tasks;
  private final Drain drain;
  private final Duration interval;

  @Inject
  public Expiry(Tasks tasks, Drain drain, Settings settings) {
    this.tasks = tasks;
    this.drain = drain;
    this.interval = settings.tasks().expiryInterval();
  }

  @Override
  public String name() {
    return "expiry";
  }

  @Override
  public Duration interval() {
    return interval;
  }

  @Override
  public void run() {
    int removed = Batches.removeAll(drain, tasks::removeExpired);
    if (removed > 0) {
      LOG.info("Removed {} tasks that had expired", removed);
    }
  }
}
