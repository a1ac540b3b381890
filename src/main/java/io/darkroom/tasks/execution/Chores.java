package io.darkroom.tasks.execution;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.darkroom.platform.lifecycle.ApplicationContext;
import io.darkroom.platform.lifecycle.NodeStarted;
import io.darkroom.platform.lifecycle.NodeStopping;
import io.darkroom.tasks.Chore;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs the recurring work, each piece on one node at a time. On threads and in a table of its own:
 * long imports cannot starve it, and the scheduler of tasks does not wonder at its entries.
 */
@Singleton
public class Chores {

  private static final String TABLE = "scheduled_chores";
  private static final int THREADS = 2;

  private final Schedulers schedulers;
  private final Clock clock;
  private final ApplicationContext application;
  private final Instance<Chore> chores;
  private volatile @Nullable Scheduler scheduler;

  @Inject
  public Chores(
      Schedulers schedulers,
      Clock clock,
      ApplicationContext application,
      @Any Instance<Chore> chores) {
    this.schedulers = schedulers;
    this.clock = clock;
    this.application = application;
    this.chores = chores;
  }

  void start(@Observes NodeStarted event) {
    SlotContexts contexts = new SlotContexts(application, THREADS);
    List<RecurringTask<Void>> entries =
        chores.stream().map(chore -> entry(chore, contexts)).toList();
    Scheduler begun =
        schedulers.builder(THREADS, List.of()).tableName(TABLE).startTasks(entries).build();
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
