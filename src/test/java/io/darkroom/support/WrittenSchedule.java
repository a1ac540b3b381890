package io.darkroom.support;

import io.darkroom.tasks.Schedule;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A schedule that is kept where the service keeps its own, and that nobody runs tasks from. */
public record WrittenSchedule(EntityManager database) implements Schedule {

  @Override
  public void add(Map<String, Integer> ranks) {
    ranks.forEach(this::add);
  }

  private void add(String taskId, int rank) {
    of(
            "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version,"
                + " priority) values ('nobody', ?1, current_timestamp, false, 1, ?2)",
            taskId)
        .setParameter(2, rank)
        .executeUpdate();
  }

  @Override
  public void raise(String taskId, int rank) {
    of("update scheduled_tasks set priority = ?2 where task_instance = ?1", taskId)
        .setParameter(2, rank)
        .executeUpdate();
  }

  @Override
  public boolean withdraw(String taskId) {
    return of("delete from scheduled_tasks where task_instance = ?1", taskId).executeUpdate() > 0;
  }

  /** The rank of a task that is in it. */
  public Optional<Integer> rank(String taskId) {
    Stream<?> rows =
        of("select priority from scheduled_tasks where task_instance = ?1", taskId)
            .getResultList()
            .stream();
    return rows.map(priority -> ((Number) priority).intValue()).findFirst();
  }

  private Query of(String sql, String taskId) {
    return database.createNativeQuery(sql).setParameter(1, taskId);
  }
}
