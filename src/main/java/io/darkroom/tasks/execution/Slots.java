package io.darkroom.tasks.execution;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.darkroom.platform.lifecycle.ApplicationContext;
import io.darkroom.platform.lifecycle.NodeStarted;
import io.darkroom.platform.lifecycle.NodeStopping;
import io.darkroom.platform.settings.Settings;
import io.darkroom.tasks.execution.TaskRunner.Verdict;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The places of this node at which tasks run. An entry of the schedule is claimed only for a free
 * slot, so that whatever waits, waits where every node can see it.
 */
@Singleton
public class Slots {

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Settings settings;
  private final Clock clock;
  private final Schedulers schedulers;
  private final TaskRunner runner;
  private final WaitingTasks waiting;
  private final Drain drain;
  private final ApplicationContext application;
  private volatile @Nullable Scheduler scheduler;
  private int busy;

  @Inject
  public Slots(
      Settings settings,
      Clock clock,
      Schedulers schedulers,
      TaskRunner runner,
      WaitingTasks waiting,
      Drain drain,
      ApplicationContext application) {
    this.settings = settings;
    this.clock = clock;
    this.schedulers = schedulers;
    this.runner = runner;
    this.waiting = waiting;
    this.drain = drain;
    this.application = application;
  }

  void start(@Observes NodeStarted event) {
    Scheduler begun = scheduler(new SlotContexts(application, settings.tasks().slots()));
    scheduler = begun;
    begun.start();
    waiting.whenAdded(begun::triggerCheckForDueExecutions);
  }

  /** Before the chores, or this node would take back what it has just given. */
  void stop(@Observes @Priority(Interceptor.Priority.APPLICATION) NodeStopping event) {
    if (scheduler != null) {
      scheduler.stop();
    }
  }

  private Scheduler scheduler(SlotContexts context) {
    CustomTask<Void> entry =
        Tasks.custom(WaitingTasks.ENTRY)
            .onFailure(new FailureHandler.OnFailureRetryLater<>(PAUSE))
            .onDeadExecution((dead, work) -> work.reschedule(dead, clock.instant()))
            .execute((instance, execution) -> run(instance, context));
    return schedulers.builder(settings.tasks().slots(), List.of(entry)).enablePriority().build();
  }

  private CompletionHandler<Void> run(TaskInstance<Void> instance, SlotContexts context) {
    return verdict(instance.getId(), context) == Verdict.REMOVE
        ? new CompletionHandler.OnCompleteRemove<>()
        : (completed, operations) -> operations.reschedule(completed, again(clock.instant()));
  }

  private Verdict verdict(String taskId, SlotContexts context) {
    if (drain.begun()) {
      return Verdict.RUN_AGAIN;
    }
    occupy(1);
    try {
      return context.call(() -> runner.run(taskId));
    } catch (InterruptedException timeIsOver) {
      // Not kept for later: an interrupt in the middle of a write closes an embedded database.
      return Verdict.RUN_AGAIN;
    } finally {
      occupy(-1);
    }
  }

  /**
   * Looks for no more entries while every slot is busy: each look would add candidates to the
   * scheduler's queue, which has no bound.
   */
  private synchronized void occupy(int more) {
    busy += more;
    Scheduler running = scheduler;
    if (running == null) {
      return;
    }
    if (busy == settings.tasks().slots()) {
      running.pause();
    } else if (running.getSchedulerState().isPaused()) {
      running.resume();
      running.triggerCheckForDueExecutions();
    }
  }

  private Instant again(Instant now) {
    return drain.begun() ? now : now.plus(PAUSE);
  }
}
