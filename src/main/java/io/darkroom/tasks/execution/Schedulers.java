package io.darkroom.tasks.execution;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.MariaDBJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Task;
import io.darkroom.platform.NodeId;
import io.darkroom.platform.database.Dialect;
import io.darkroom.platform.settings.Settings;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;

/** What this node's schedulers, and those who add to their tables, have in common. */
@Singleton
public class Schedulers {

  private static final int MISSED_HEARTBEATS = 4;

  /**
   * So low that nothing is claimed for later: whatever waits, waits where every node can see it.
   */
  private static final double REFILL_AT = 0.5;

  private static final double FILL_TO = 1.0;

  /** An entry is added in the transaction that makes it necessary. */
  @Resource(lookup = "java:global/jdbc/darkroom")
  private DataSource database;

  /** Whatever a node then does with it, its loss would be made good by the next claim. */
  @Resource(lookup = "java:global/jdbc/unforced")
  private DataSource unforced;

  private final Settings settings;
  private final Dialect dialect;
  private final Clock clock;
  private final NodeId node;

  @Inject
  public Schedulers(Settings settings, Clock clock, NodeId node) {
    this.settings = settings;
    this.dialect = Dialect.of(settings.datasource().url());
    this.clock = clock;
    this.node = node;
  }

  SchedulerBuilder builder(int threads, List<Task<?>> known) {
    SchedulerBuilder builder =
        Scheduler.create(unforced, known)
            .jdbcCustomization(customization(dialect))
            .schedulerName(new SchedulerName.Fixed(node.value()))
            .threads(threads)
            .pollingInterval(settings.tasks().pollInterval())
            .heartbeatInterval(settings.tasks().heartbeat())
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            // One stops after the other, and each waits once before it interrupts and once after.
            .shutdownMaxWait(settings.shutdownGrace().dividedBy(5))
            .clock(clock::instant);
    return dialect == Dialect.POSTGRESQL
        ? builder.pollUsingLockAndFetch(REFILL_AT, FILL_TO)
        : builder.pollUsingFetch(REFILL_AT, FILL_TO);
  }

  /** For those who add entries without running them. */
  SchedulerClient client() {
    return SchedulerClient.Builder.create(database)
        .jdbcCustomization(customization(dialect))
        .enablePriority()
        .build();
  }

  /** By the URL: left to itself it would ask the driver, which calls MariaDB MySQL for our sake. */
  private static JdbcCustomization customization(Dialect dialect) {
    return switch (dialect) {
      case H2 -> new DefaultJdbcCustomization(false);
      case POSTGRESQL -> new PostgreSqlJdbcCustomization(false, false);
      case MARIADB -> new MariaDBJdbcCustomization(true);
    };
  }
}
