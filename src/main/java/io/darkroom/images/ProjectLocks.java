package io.darkroom.images;

import io.darkroom.platform.database.InTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** A row for each project, to wait at. */
@Singleton
@InTransaction
public class ProjectLocks {

  private final EntityManager database;

  @Inject
  public ProjectLocks(EntityManager database) {
    this.database = database;
  }

  /** Whether the row is there; it is never removed. */
  public boolean isThere(String project) {
    return exists(project, "");
  }

  /** Makes the row; fails if another has just made it. */
  @Transactional(TxType.REQUIRES_NEW)
  public void add(String project) {
    database
        .createNativeQuery("insert into project_locks (project) values (?1)")
        .setParameter(1, project)
        .executeUpdate();
  }

  /** Waits for whoever holds the project, and holds it until the transaction ends. */
  public void hold(String project) {
    if (!exists(project, " for update")) {
      throw new IllegalStateException("The project has no row to lock.");
    }
  }

  private boolean exists(String project, String lock) {
    return !database
        .createNativeQuery("select project from project_locks where project = ?1" + lock)
        .setParameter(1, project)
        .getResultList()
        .isEmpty();
  }
}
