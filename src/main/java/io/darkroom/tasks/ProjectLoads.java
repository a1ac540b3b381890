package io.darkroom.tasks;

import io.darkroom.platform.database.InTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A row for each project with its number of tasks. Whoever changes it holds it, and comes for it
 * last of all that a transaction locks.
 */
@Singleton
@InTransaction
public class ProjectLoads {

  private final EntityManager database;

  @Inject
  public ProjectLoads(EntityManager database) {
    this.database = database;
  }

  /** Makes the row; fails if another has just made it. */
  @Transactional(TxType.REQUIRES_NEW)
  public void make(String project) {
    database
        .createNativeQuery(
            "insert into task_projects (project, pending, held, released) values (?1, 0, 0, 0)")
        .setParameter(1, project)
        .executeUpdate();
  }

  /**
   * Waits for whoever holds the project, and holds it until the transaction ends; there is no row
   * of one that never had a task, and none is ever removed.
   */
  Optional<ProjectLoad> hold(String project) {
    Stream<?> rows =
        database
            .createNativeQuery(
                "select pending, held, released from task_projects where project = ?1 for update")
            .setParameter(1, project)
            .getResultList()
            .stream();
    return rows.map(Object[].class::cast)
        .map(row -> new ProjectLoad(number(row[0]), number(row[1]), number(row[2])))
        .findFirst();
  }

  /** For those who hold it. */
  void set(String project, ProjectLoad load) {
    database
        .createNativeQuery(
            "update task_projects set pending = ?1, held = ?2, released = ?3 where project = ?4")
        .setParameter(1, load.pending())
        .setParameter(2, load.held())
        .setParameter(3, load.released())
        .setParameter(4, project)
        .executeUpdate();
  }

  /** The tasks of all projects that have not begun, or nearly so many. */
  long pending() {
    Object sum =
        database
            .createNativeQuery("select coalesce(sum(pending), 0) from task_projects")
            .getSingleResult();
    return ((Number) sum).longValue();
  }

  /** Every project with a task that has not ended, or that is thought to have one. */
  List<String> projects() {
    Stream<?> rows =
        database
            .createNativeQuery(
                "select project from task_projects where pending <> 0 or held <> 0 or released <> 0"
                    + " union select project from task_queue")
            .getResultList()
            .stream();
    return rows.map(String.class::cast).toList();
  }

  private static int number(Object value) {
    return ((Number) value).intValue();
  }
}
