package io.darkroom.imports;

import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.Attempts;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.function.Consumer;

/** The stored {@link Download}s, one a run. */
@Singleton
@Transactional
public class Downloads {

  private final EntityManager database;
  private final Attempts attempts;

  @Inject
  public Downloads(EntityManager database, Attempts attempts) {
    this.database = database;
    this.attempts = attempts;
  }

  /** Changes what is known of a run's download, from the first word on; fenced by the attempt. */
  public void update(Attempt attempt, Consumer<Download> change) {
    attempts.hold(attempt);
    Download download =
        find(attempt)
            .orElseGet(
                () -> {
                  Download first = new Download(attempt);
                  database.persist(first);
                  return first;
                });
    change.accept(download);
  }

  public Optional<Download> find(Attempt attempt) {
    return Optional.ofNullable(database.find(Download.class, attempt.name()));
  }

  /** Forgets all runs of a task. */
  public void forget(String taskId) {
    database
        .createQuery("delete from Download d where d.taskId = :task")
        .setParameter("task", taskId)
        .executeUpdate();
  }
}
