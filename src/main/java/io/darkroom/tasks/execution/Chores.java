package io.darkroom.tasks.execution;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.darkroom.platform.lifecycle.ApplicationContext;
import io.darkroom.platform.lifecycle.NodeStarted;
import io.darkroom.platform.lifecycle.NodeStopping;
import io.darkroom.platform.settings.Settings;
import io.darkroom.tasks.Chore;
import io.darkroom.tasks.ChoreSource;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs the recurring work, each piece on one node at a time. On threads and in a table of its own:
 * long imports cannot starve it, and the scheduler of tasks does not wonder at its entries. An
 * entry that a node has no work for, as it runs an older version or has other settings, is passed
 * over there, and deleted when that has been so for a year.
 */
@Singleton
public class Chores {

  private static final String TABLE = "scheduled_chores";

  /** A node of another version, or with other settings, may do that work all the time. */
  private static final Duration LONG = Duration.ofDays(365);

  /** Those who look for work again and again should not be kept from it for long. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Schedulers schedulers;
  private final Clock clock;
  private final ApplicationContext application;
  private final Instance<Chore> chores;
  private final Instance<ChoreSource> sources;
  private final Duration poll;
  private volatile @Nullable Scheduler scheduler;

  @Inject
  public Chores(
      Schedulers schedulers,
      Clock clock,
      ApplicationContext application,
      @Any Instance<Chore> chores,
      @Any Instance<ChoreSource> sources,
      Settings settings) {
    this.schedulers = schedulers;
    this.clock = clock;
    this.application = application;
    this.chores = chores;
    this.sources = sources;
    Duration interval = settings.tasks().pollInterval();
    this.poll = interval.compareTo(LOOK) < 0 ? interval : LOOK;
  }

  void start(@Observes NodeStarted event) {
    List<Chore> lasting = sources.stream().flatMap(source -> source.chores().stream()).toList();
    List<Chore> all = Stream.concat(chores.stream(), lasting.stream()).toList();
    // One for each, so that none has to wait for another.
    SlotContexts contexts = new SlotContexts(application, all.size());
    Scheduler begun =
        schedulers
            .builder(all.size(), List.of())
            .tableName(TABLE)
            .pollingInterval(poll)
            .deleteUnresolvedAfter(LONG)
            .startTasks(all.stream().map(chore -> entry(chore, contexts)).toList())
            .build();
    scheduler = begun;
    begun.start();
  }

  private RecurringTask<Void> entry(Chore chore, SlotContexts contexts) {
    return Tasks.recurring(chore.name(), FixedDelay.of(chore.interval()))
        .onDeadExecution((dead, work) -> work.reschedule(dead, clock.instant()))
        .execute((instance, execution) -> run(chore, contexts));
  }

  private static void run(Chore chore, SlotContexts contexts) {
    try {
      contexts.call(
          () -> {
            chore.run();
            return true;
          });
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  void stop(@Observes NodeStopping event) {
    if (scheduler != null) {
      scheduler.stop();
    }
  }
}
