package io.darkroom.imports;

import io.darkroom.platform.database.InTransaction;
import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.Attempts;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The stored {@link Download}s, one a run. */
@Singleton
@InTransaction
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

  /** As {@link #update}, and stored when this returns, whatever becomes of the caller's work. */
  @Transactional(TxType.REQUIRES_NEW)
  public void note(Attempt attempt, Consumer<Download> change) {
    update(attempt, change);
  }

  /** What the runs before this one have, the newest first. */
  public List<Download> before(Attempt attempt) {
    return database
        .createQuery("select d from Download d where d.taskId = :task", Download.class)
        .setParameter("task", attempt.taskId())
        .getResultStream()
        .filter(download -> download.attempt().number() < attempt.number())
        .sorted(Comparator.comparing((Download d) -> d.attempt().number()).reversed())
        .toList();
  }

  /** Makes what a run before this one has this one's. */
  public void takeOver(Attempt attempt, Download before) {
    update(attempt, download -> download.inherit(before));
    database
        .createQuery("delete from Download d where d.name = :name")
        .setParameter("name", before.attempt().name())
        .executeUpdate();
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
