package io.darkroom.tasks;

import io.darkroom.platform.InstantColumn;
import io.darkroom.platform.database.InTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The names that a project's requests for tasks bear, so that one that is repeated makes no second
 * task. A name is kept as long as the task.
 */
@Singleton
@InTransaction
public class RequestKeys {

  private static final String OUTDATED =
      """
      delete from task_keys where project = ?1 and name = ?2
        and task_id in (select id from tasks where expires_at <= ?3)
      """;

  private final EntityManager database;
  private final Clock clock;

  @Inject
  public RequestKeys(EntityManager database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The id of the task that a request of this name has made; it may have expired. */
  public Optional<String> find(String project, String name) {
    Stream<?> ids =
        database
            .createNativeQuery("select task_id from task_keys where project = ?1 and name = ?2")
            .setParameter(1, project)
            .setParameter(2, name)
            .getResultList()
            .stream();
    return ids.map(String.class::cast).findFirst();
  }

  /**
   * Gives a name to the request that a new task is made by.
   *
   * @throws jakarta.persistence.PersistenceException if a task has it (SQLSTATE class 23)
   */
  void add(String name, Task task) {
    database
        .createNativeQuery(OUTDATED)
        .setParameter(1, task.owner())
        .setParameter(2, name)
        .setParameter(3, InstantColumn.micros(clock.instant()))
        .executeUpdate();
    database
        .createNativeQuery("insert into task_keys (project, name, task_id) values (?1, ?2, ?3)")
        .setParameter(1, task.owner())
        .setParameter(2, name)
        .setParameter(3, task.id())
        .executeUpdate();
  }
}
