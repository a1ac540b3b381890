package io.darkroom.tasks.execution;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.darkroom.tasks.Schedule;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;

/** The schedule, as those see it who add to it: rows written in the task's own transaction. */
@Singleton
public class WaitingTasks implements Schedule {

  /** The name of the entries in the table; it is kept there, so it stays as it is. */
  static final TaskDescriptor<Void> ENTRY = TaskDescriptor.of("darkroom-task");

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  private TransactionSynchronizationRegistry transactions;

  private final Clock clock;
  private final SchedulerClient client;
  private volatile Runnable wake = () -> {};

  @Inject
  public WaitingTasks(Schedulers schedulers, Clock clock) {
    this.client = schedulers.client();
    this.clock = clock;
  }

  /** Names what is to be called when tasks were added: after their commit, on the same thread. */
  void whenAdded(Runnable wake) {
    this.wake = wake;
  }

  @Override
  public void add(String taskId) {
    client.scheduleIfNotExists(ENTRY.instance(taskId).build(), clock.instant());
    transactions.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {}

          @Override
          public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
              wake.run();
            }
          }
        });
  }
}
