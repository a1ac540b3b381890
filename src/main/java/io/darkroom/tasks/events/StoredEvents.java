package io.darkroom.tasks.events;

import io.darkroom.platform.InstantColumn;
import io.darkroom.platform.database.InTransaction;
import io.darkroom.problems.Message;
import io.darkroom.problems.Messages;
import io.darkroom.problems.Problem;
import io.darkroom.tasks.Task;
import io.darkroom.tasks.TaskEvent;
import io.darkroom.tasks.TaskStatus;
import io.darkroom.tasks.Tasks;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The history of tasks as it stands in the database. */
@Singleton
@InTransaction
public class StoredEvents implements TaskRecord {

  /** The newest event of each task is one look into the index. */
  private static final String STANDINGS =
      """
      select t.id, t.status, (select max(e.id) from task_events e where e.task_id = t.id)
      from tasks t where t.id in (%s)
      """;

  private static final String EVENTS =
      """
      select id, kind, at, attempt, node, step, problem, related from task_events
      where task_id = ?1 and id > ?2 order by id limit ?3
      """;

  private final EntityManager database;
  private final Tasks tasks;

  @Inject
  public StoredEvents(EntityManager database, Tasks tasks) {
    this.database = database;
    this.tasks = tasks;
  }

  @Override
  public Map<String, Standing> standings(Collection<String> taskIds) {
    if (taskIds.isEmpty()) {
      return Map.of();
    }
    String places =
        IntStream.rangeClosed(1, taskIds.size())
            .mapToObj(place -> "?" + place)
            .collect(Collectors.joining(", "));
    var query = database.createNativeQuery(STANDINGS.formatted(places));
    int place = 1;
    for (String id : taskIds) {
      query.setParameter(place++, id);
    }
    Map<String, Standing> found = new HashMap<>();
    for (Object row : query.getResultList()) {
      Object[] columns = (Object[]) row;
      found.put((String) columns[0], standing((String) columns[1], (Number) columns[2]));
    }
    return found;
  }

  private static Standing standing(String status, @Nullable Number newest) {
    return new Standing(TaskStatus.of(status), newest == null ? 0 : newest.longValue());
  }

  @Override
  public List<PastEvent> events(String taskId, long behind, int most) {
    Stream<?> rows =
        database
            .createNativeQuery(EVENTS)
            .setParameter(1, taskId)
            .setParameter(2, behind)
            .setParameter(3, most)
            .getResultList()
            .stream();
    return rows.map(row -> event(taskId, (Object[]) row)).toList();
  }

  private PastEvent event(String taskId, Object[] row) {
    String kind = (String) row[1];
    Optional<String> problem = Optional.ofNullable((String) row[6]);
    return new PastEvent(
        ((Number) row[0]).longValue(),
        kind,
        InstantColumn.instant(((Number) row[2]).longValue()),
        ((Number) row[3]).intValue(),
        (String) row[4],
        Optional.ofNullable((String) row[5]),
        problem,
        Optional.ofNullable((String) row[7]),
        kind.equals(TaskEvent.FAILURE.name())
            ? tasks.find(taskId).flatMap(Task::message)
            : problem.flatMap(Problem::named).flatMap(StoredEvents::withoutArguments));
  }

  /** The history keeps no arguments. */
  private static Optional<Message> withoutArguments(Problem problem) {
    return Messages.takesArguments(problem) ? Optional.empty() : Optional.of(Message.of(problem));
  }
}
