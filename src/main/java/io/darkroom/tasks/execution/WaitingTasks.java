package io.darkroom.tasks.execution;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.darkroom.tasks.Schedule;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.util.Map;

/** The schedule, as those see it who add to it: rows written in the task's own transaction. */
@Singleton
public class WaitingTasks implements Schedule {

  /** The name of the entries in the table; it is kept there, so it stays as it is. */
  static final TaskDescriptor<Void> ENTRY = TaskDescriptor.of("darkroom-task");

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  private TransactionSynchronizationRegistry transactions;

  private final Clock clock;
  private final EntityManager database;
  private final SchedulerClient client;
  private volatile Runnable wake = () -> {};

  @Inject
  public WaitingTasks(Schedulers schedulers, EntityManager database, Clock clock) {
    this.client = schedulers.client();
    this.database = database;
    this.clock = clock;
  }

  /** Names what is to be called when tasks were added: after their commit, on the same thread. */
  void whenAdded(Runnable wake) {
    this.wake = wake;
  }

  @Override
  public void add(Map<String, Integer> ranks) {
    if (ranks.isEmpty()) {
      return;
    }
    client.scheduleBatch(
        ranks.entrySet().stream()
            .<TaskInstance<?>>map(
                task -> ENTRY.instance(task.getKey()).priority(priority(task.getValue())).build())
            .toList(),
        clock.instant());
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

  @Override
  public void raise(String taskId, int rank) {
    entry(
            "update scheduled_tasks set priority = ?3 where task_name = ?1 and task_instance = ?2"
                + " and picked = false and (priority < ?3 or priority > 0)",
            taskId)
        .setParameter(3, priority(rank))
        .executeUpdate();
  }

  @Override
  public boolean withdraw(String taskId) {
    return entry(
                "delete from scheduled_tasks where task_name = ?1 and task_instance = ?2"
                    + " and picked = false",
                taskId)
            .executeUpdate()
        > 0;
  }

  private Query entry(String sql, String taskId) {
    return database
        .createNativeQuery(sql)
        .setParameter(1, ENTRY.getTaskName())
        .setParameter(2, taskId);
  }

  /** The schedule's column is a smallint. */
  private static int priority(int rank) {
    return Math.max(Short.MIN_VALUE, rank);
  }
}
