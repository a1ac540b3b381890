package io.darkroom.tasks;

import io.darkroom.platform.database.InTransaction;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The stored tasks, as their owners see them. */
@Singleton
@InTransaction
public class Tasks {

  /** They are read whole, and an input may be long. */
  private static final int MOST_OF_AN_IMAGE = 100;

  private final EntityManager database;
  private final Clock clock;

  @Inject
  public Tasks(EntityManager database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Stores a task that nobody works on yet, nor will unless it is scheduled. It is written before
   * the next statement is, together with those that were added before it.
   */
  public Task add(String type, Optional<String> input, Requester requester) {
    Task task = new Task(type, input.orElse(null), requester, clock.instant());
    database.persist(task);
    return task;
  }

  /** A task, as it is now, for those who work on it. */
  public Optional<Task> find(String id) {
    return Optional.ofNullable(database.find(Task.class, id));
  }

  /** What has become of tasks; of those that are gone, nothing. */
  public Map<String, TaskStatus> statuses(Collection<String> ids) {
    return database
        .createQuery("select t.id, t.status from Task t where t.id in :ids", Object[].class)
        .setParameter("ids", ids)
        .getResultStream()
        .collect(Collectors.toMap(row -> (String) row[0], row -> (TaskStatus) row[1]));
  }

  /** A task, as it is now, for those who look at it: one that has expired is gone for them. */
  public Optional<Task> show(String id) {
    Instant now = clock.instant();
    return find(id).filter(task -> task.expiresAt().map(now::isBefore).orElse(true));
  }

  /** The tasks that work or worked on an image and have not expired: the newest hundred. */
  public List<Task> ofImage(String imageId) {
    return database
        .createQuery(
            "select t from Task t where t.imageId = :image"
                + " and (t.expiresAt is null or t.expiresAt > :now)"
                + " order by t.createdAt desc, t.id desc",
            Task.class)
        .setParameter("image", imageId)
        .setParameter("now", clock.instant())
        .setMaxResults(MOST_OF_AN_IMAGE)
        .getResultList();
  }

  /**
   * A page of tasks that have not expired.
   *
   * @throws ProblemException if the marker names no task that the project can see
   */
  public List<TaskSummary> list(TaskPage page) {
    Optional<TaskSummary> marker = page.marker().map(id -> marker(id, page.project()));
    if (page.isEmpty()) {
      return List.of();
    }
    return TaskQuery.page(page, marker, clock.instant()).run(database);
  }

  private TaskSummary marker(String id, Optional<String> project) {
    return TaskQuery.one(project, id, clock.instant()).run(database).stream()
        .findFirst()
        .orElseThrow(() -> new ProblemException(Problem.MARKER_UNKNOWN));
  }

  /**
   * Removes tasks that have expired, the oldest first, with the rows that refer to them.
   *
   * @param most how many at most
   * @return how many there were
   */
  public int removeExpired(int most) {
    List<String> expired =
        database
            .createQuery(
                "select t.id from Task t where t.expiresAt <= :now order by t.expiresAt",
                String.class)
            .setParameter("now", clock.instant())
            .setMaxResults(most)
            .getResultList();
    return expired.isEmpty()
        ? 0
        : database
            .createQuery("delete from Task t where t.id in :expired")
            .setParameter("expired", expired)
            .executeUpdate();
  }

  /**
   * Removes a task that has ended, with the rows that refer to it.
   *
   * @throws ProblemException TASK_NOT_ENDED; TASK_NOT_FOUND if it is gone already
   */
  public void purge(String id) {
    Task task =
        Optional.ofNullable(database.find(Task.class, id, LockModeType.PESSIMISTIC_WRITE))
            .orElseThrow(() -> new ProblemException(Problem.TASK_NOT_FOUND, id));
    if (!task.status().isTerminal()) {
      throw new ProblemException(Problem.TASK_NOT_ENDED, id);
    }
    database.remove(task);
  }
}
