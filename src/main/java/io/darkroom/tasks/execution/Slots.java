package io.darkroom.tasks.execution;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.darkroom.platform.NodeId;
import io.darkroom.platform.database.Dialect;
import io.darkroom.platform.lifecycle.NodeStarted;
import io.darkroom.platform.lifecycle.NodeStopping;
import io.darkroom.platform.settings.Settings;
import io.darkroom.tasks.execution.TaskRunner.Verdict;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The places of this node at which tasks run. An entry of the schedule is claimed only for a free
 * slot, so that whatever waits, waits where every node can see it.
 */
@Singleton
public class Slots {

  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final int MISSED_HEARTBEATS = 4;
  private static final double REFILL_AT = 0.5;
  private static final double FILL_TO = 1.0;

  @Resource(lookup = "java:global/jdbc/darkroom")
  private DataSource database;

  @Resource(lookup = "java:comp/DefaultContextService")
  private ContextService contexts;

  @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
  private ManagedThreadFactory threads;

  private final Settings settings;
  private final Clock clock;
  private final NodeId node;
  private final TaskRunner runner;
  private final WaitingTasks waiting;
  private final Drain drain;
  private @Nullable Scheduler scheduler;

  @Inject
  public Slots(
      Settings settings,
      Clock clock,
      NodeId node,
      TaskRunner runner,
      WaitingTasks waiting,
      Drain drain) {
    this.settings = settings;
    this.clock = clock;
    this.node = node;
    this.runner = runner;
    this.waiting = waiting;
    this.drain = drain;
  }

  void start(@Observes NodeStarted event) {
    Scheduler begun = scheduler(contexts.currentContextExecutor());
    scheduler = begun;
    begun.start();
    waiting.whenAdded(begun::triggerCheckForDueExecutions);
  }

  void stop(@Observes NodeStopping event) {
    drain.begin();
    if (scheduler != null) {
      scheduler.stop();
    }
  }

  private Scheduler scheduler(Executor context) {
    CustomTask<Void> entry =
        Tasks.custom(WaitingTasks.ENTRY)
            .onFailure(new FailureHandler.OnFailureRetryLater<>(PAUSE))
            .onDeadExecutionRevive()
            .execute((instance, execution) -> run(instance, context));
    int slots = settings.tasks().slots();
    SchedulerBuilder builder =
        Scheduler.create(database, entry)
            .schedulerName(new SchedulerName.Fixed(node.value()))
            .threads(slots)
            .executorService(Executors.newFixedThreadPool(slots, threads))
            .pollingInterval(settings.tasks().pollInterval())
            .heartbeatInterval(settings.tasks().heartbeat())
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .shutdownMaxWait(settings.shutdownGrace())
            .enablePriority()
            .clock(clock::instant);
    return polling(builder).build();
  }

  private SchedulerBuilder polling(SchedulerBuilder builder) {
    return Dialect.of(settings.datasource().url()).claimsBySkippingLocked()
        ? builder.pollUsingLockAndFetch(REFILL_AT, FILL_TO)
        : builder.pollUsingFetch(REFILL_AT, FILL_TO);
  }

  /** Runs a task with the application's context, which the scheduler's threads do not have. */
  private CompletionHandler<Void> run(TaskInstance<Void> instance, Executor context) {
    CompletableFuture<Verdict> verdict = new CompletableFuture<>();
    context.execute(
        () -> {
          try {
            verdict.complete(runner.run(instance.getId()));
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            verdict.complete(Verdict.RUN_AGAIN);
          } catch (RuntimeException failure) {
            verdict.completeExceptionally(failure);
          }
        });
    return verdict.join() == Verdict.REMOVE
        ? new CompletionHandler.OnCompleteRemove<>()
        : (completed, operations) -> operations.reschedule(completed, again(clock.instant()));
  }

  private Instant again(Instant now) {
    return drain.begun() ? now : now.plus(PAUSE);
  }
}
