package io.darkroom.tasks;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The stored tasks, as their owners see them. */
@Singleton
@Transactional
public class Tasks {

  private static final String SUMMARY =
      "select new io.darkroom.tasks.TaskSummary("
          + "t.id, t.type, t.status, t.owner, t.createdAt, t.updatedAt, t.expiresAt) from Task t";

  private final EntityManager database;
  private final Schedule schedule;
  private final Clock clock;

  @Inject
  public Tasks(EntityManager database, Schedule schedule, Clock clock) {
    this.database = database;
    this.schedule = schedule;
    this.clock = clock;
  }

  /** Stores a task and its place in the schedule, both or neither. */
  public Task add(String type, Optional<String> input, Requester requester) {
    Task task = new Task(type, input.orElse(null), requester, clock.instant());
    database.persist(task);
    schedule.add(task.id());
    return task;
  }

  /** A task, as it is now. */
  public Optional<Task> find(String id) {
    return Optional.ofNullable(database.find(Task.class, id));
  }

  /**
   * A page of tasks, newest first.
   *
   * @throws ProblemException if the marker names no task of this list
   */
  public List<TaskSummary> list(TaskPage page) {
    StringBuilder query = new StringBuilder(SUMMARY).append(" where 1 = 1");
    page.owner().ifPresent(owner -> query.append(" and t.owner = :owner"));
    Optional<Task> marker = page.marker().map(id -> marker(id, page.owner()));
    marker.ifPresent(
        last -> query.append(" and t.createdAt <= :at and (t.createdAt < :at or t.id < :id)"));
    query.append(" order by t.createdAt desc, t.id desc");

    TypedQuery<TaskSummary> typed = database.createQuery(query.toString(), TaskSummary.class);
    page.owner().ifPresent(owner -> typed.setParameter("owner", owner));
    marker.ifPresent(
        last -> typed.setParameter("at", last.createdAt()).setParameter("id", last.id()));
    return page.limit() == 0 ? List.of() : typed.setMaxResults(page.limit()).getResultList();
  }

  private Task marker(String id, Optional<String> owner) {
    return find(id)
        .filter(task -> owner.isEmpty() || owner.get().equals(task.owner()))
        .orElseThrow(() -> new ProblemException(Problem.MARKER_UNKNOWN));
  }
}
