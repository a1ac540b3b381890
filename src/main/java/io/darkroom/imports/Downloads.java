package io.darkroom.imports;

import io.darkroom.images.ImageStatus;
import io.darkroom.platform.database.InTransaction;
import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.Attempts;
import io.darkroom.tasks.Task;
import io.darkroom.tasks.TaskStatus;
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

  /** Forgets the runs before this one, which have nothing any more. */
  public void forgetBefore(Attempt attempt) {
    attempts.hold(attempt);
    before(attempt).forEach(database::remove);
  }

  public Optional<Download> find(Attempt attempt) {
    return Optional.ofNullable(database.find(Download.class, attempt.name()));
  }

  /**
   * Bytes that older tasks are downloading for a project, as far as their sources announced them or
   * they have arrived, or what was made of them if that is more. Those of an image that can be read
   * are counted with its copies.
   */
  public long ahead(Task task, String project) {
    Object bytes =
        database
            .createQuery(
                "select coalesce(sum(case"
                    + " when d.derived.length > d.staged"
                    + " and d.derived.length > coalesce(d.total, 0) then d.derived.length"
                    + " when d.total > d.staged then d.total else d.staged end), 0)"
                    + " from Download d, Task t, Image i"
                    + " where t.id = d.taskId and i.id = t.imageId and i.owner = :project"
                    + " and t.status in :live and i.status <> :active"
                    + " and (t.createdAt < :created or (t.createdAt = :created and t.id < :task))")
            .setParameter("project", project)
            .setParameter("live", TaskStatus.LIVE)
            .setParameter("active", ImageStatus.ACTIVE)
            .setParameter("created", task.createdAt())
            .setParameter("task", task.id())
            .getSingleResult();
    return ((Number) bytes).longValue();
  }

  /** Forgets all runs of a task. */
  public void forget(String taskId) {
    database
        .createQuery("delete from Download d where d.taskId = :task")
        .setParameter("task", taskId)
        .executeUpdate();
  }
}
