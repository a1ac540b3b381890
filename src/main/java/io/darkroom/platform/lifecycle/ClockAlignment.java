package io.darkroom.platform.lifecycle;

import io.darkroom.platform.database.DatabaseClock;
import io.darkroom.platform.database.DatabaseTime;
import io.darkroom.platform.database.Dialect;
import io.darkroom.platform.settings.Settings;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this node's time that of the database: leases are compared across nodes, and a node whose
 * clock is wrong would take living nodes for dead.
 */
@Singleton
public class ClockAlignment {

  private static final Logger LOG = LoggerFactory.getLogger(ClockAlignment.class);
  private static final Duration WORTH_TELLING = Duration.ofSeconds(1);
  private static final long MINUTE = 1;

  @Resource(lookup = "java:global/jdbc/darkroom")
  private DataSource database;

  @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
  private ManagedScheduledExecutorService timer;

  private final DatabaseClock clock;
  private final Dialect dialect;
  private volatile @Nullable Future<?> repeated;

  @Inject
  public ClockAlignment(DatabaseClock clock, Settings settings) {
    this.clock = clock;
    this.dialect = Dialect.of(settings.datasource().url());
  }

  /** Before anybody asks for the time. */
  void begin() {
    Duration ahead = align();
    if (ahead.abs().compareTo(WORTH_TELLING) > 0) {
      LOG.warn(
          "This machine's clock and the database's differ by {} s; the database's counts",
          ahead.toSeconds());
    }
  }

  private Duration align() {
    return clock.align(() -> DatabaseTime.of(database, dialect));
  }

  void start(@Observes NodeStarted event) {
    repeated = timer.scheduleWithFixedDelay(this::alignAgain, MINUTE, MINUTE, TimeUnit.MINUTES);
  }

  private void alignAgain() {
    try {
      align();
    } catch (RuntimeException databaseAway) {
      LOG.warn("Keeps its time as it is: {}", databaseAway.toString());
    }
  }

  void stop(@Observes NodeStopping event) {
    Future<?> running = repeated;
    if (running != null) {
      running.cancel(false);
    }
  }
}
