package io.darkroom.support;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What happened to tasks, as the service has written it down. */
public record TaskHistory(Sql database) {

  /** One entry of the history. */
  public record Event(int attempt, String kind, String node, Instant at) {}

  /** Everything that happened to a task, in order. */
  public List<Event> of(String task) throws SQLException {
    return database
        .rows("select attempt, kind, node, at from task_events where task_id = ? order by id", task)
        .stream()
        .map(
            row ->
                new Event(
                    Integer.parseInt(row.get(0)),
                    row.get(1),
                    row.get(2),
                    Instant.EPOCH.plus(Long.parseLong(row.get(3)), ChronoUnit.MICROS)))
        .toList();
  }

  /** The tasks whose last claim is a node's, and which have not ended. */
  public Set<String> runningOn(String node) throws SQLException {
    return new HashSet<>(
        database.column(
            """
            select e.task_id from task_events e join tasks t on t.id = e.task_id
            where e.kind = 'CLAIMED' and e.node = ? and e.attempt = t.attempt
              and t.status not in ('success', 'failure')
            """,
            node));
  }

  /** The tasks that were said to have succeeded more than once. */
  public List<String> succeededTwice() throws SQLException {
    return database.column(
        "select task_id from task_events where kind = 'SUCCESS' group by task_id having count(*) > 1");
  }

  /** Those tasks that more than one run has worked on. */
  public List<String> restarted(Collection<String> tasks) throws SQLException {
    return database.column("select id from tasks where attempt > 1").stream()
        .filter(tasks::contains)
        .toList();
  }
}
