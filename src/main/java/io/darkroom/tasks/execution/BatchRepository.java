package io.darkroom.tasks.execution;

import io.darkroom.platform.database.InTransaction;
import io.darkroom.tasks.TaskStatus;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables of the batch runtime, which has no way to remove a job from them but all of an
 * application's. Ids are read first: MariaDB would scan a table for each delete with a subquery.
 */
@Singleton
@InTransaction
public class BatchRepository {

  private final EntityManager database;

  @Inject
  public BatchRepository(EntityManager database) {
    this.database = database;
  }

  /**
   * Removes jobs whose newest execution ended, or began without ever ending, before a time, the
   * oldest first. Those of a task that has not ended stay: it may go on from there.
   *
   * @param most how many at most
   * @return how many there were
   */
  public int removeOlder(Instant end, int most) {
    List<Long> jobs = older(end, heldByTasks(), most);
    if (!jobs.isEmpty()) {
      remove(jobs);
    }
    return jobs.size();
  }

  private List<Long> heldByTasks() {
    return numbers(
        database
            .createNativeQuery(
                """
                select e.jobinstanceid from tasks t
                join jbatchEXECUTIONINSTANCEDATA e on e.jobexecid = t.execution_id
                where t.status in (?1, ?2)
                """)
            .setParameter(1, TaskStatus.PENDING.id())
            .setParameter(2, TaskStatus.PROCESSING.id()));
  }

  private List<Long> older(Instant end, List<Long> held, int most) {
    // The times of the runtime are this machine's, as are those of JDBC.
    return numbers(
        database
            .createNativeQuery(
                """
                select e.jobinstanceid from jbatchEXECUTIONINSTANCEDATA e
                where e.createtime < ?1 and coalesce(e.endtime, e.createtime) < ?1
                and not exists (
                  select 1 from jbatchEXECUTIONINSTANCEDATA newer
                  where newer.jobinstanceid = e.jobinstanceid and newer.jobexecid > e.jobexecid)
                %s
                order by e.createtime fetch first %d rows only
                """
                    .formatted(
                        held.isEmpty() ? "" : "and e.jobinstanceid not in " + list(held), most))
            .setParameter(1, Timestamp.from(end)));
  }

  private void remove(List<Long> jobs) {
    List<Long> executions =
        select("jobexecid from jbatchEXECUTIONINSTANCEDATA where jobinstanceid in ", jobs);
    List<Long> steps =
        select("stepexecid from jbatchSTEPEXECUTIONINSTANCEDATA where jobexecid in ", executions);
    removeCheckpoints(jobs);
    delete("jbatchSTEPSTATUS where id in ", steps);
    delete("jbatchSTEPEXECUTIONINSTANCEDATA where stepexecid in ", steps);
    delete("jbatchEXECUTIONINSTANCEDATA where jobexecid in ", executions);
    delete("jbatchJOBSTATUS where id in ", jobs);
    delete("jbatchJOBINSTANCEDATA where jobinstanceid in ", jobs);
  }

  /** They bear the names of job, step and side. */
  private void removeCheckpoints(List<Long> jobs) {
    for (String side : List.of("READER", "WRITER")) {
      for (Object id :
          database
              .createNativeQuery(
                  """
                  select distinct c.id from jbatchEXECUTIONINSTANCEDATA e
                  join jbatchSTEPEXECUTIONINSTANCEDATA s on s.jobexecid = e.jobexecid
                  join jbatchCHECKPOINTDATA c
                    on c.id = concat(e.jobinstanceid, ',', s.stepname, ',%s')
                  where e.jobinstanceid in %s
                  """
                      .formatted(side, list(jobs)))
              .getResultList()) {
        database
            .createNativeQuery("delete from jbatchCHECKPOINTDATA where id = ?1")
            .setParameter(1, id)
            .executeUpdate();
      }
    }
  }

  private List<Long> select(String what, List<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : numbers(database.createNativeQuery("select " + what + list(ids)));
  }

  private void delete(String what, List<Long> ids) {
    if (!ids.isEmpty()) {
      database.createNativeQuery("delete from " + what + list(ids)).executeUpdate();
    }
  }

  /** Some are integers where the runtime has made its tables itself. */
  private static List<Long> numbers(Query query) {
    Stream<?> rows = query.getResultList().stream();
    return rows.map(id -> ((Number) id).longValue()).toList();
  }

  private static String list(List<Long> ids) {
    return ids.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
  }
}
