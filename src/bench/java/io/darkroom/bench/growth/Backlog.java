package io.darkroom.bench.growth;

import io.darkroom.bench.Postgres;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Empty tasks of a few projects, written as the queue would have left them: each project has as
 * many as it may at work on a node that is not there to be measured, and all others wait behind
 * these.
 *
 * @param database its JDBC URL
 */
record Backlog(String database) {

  /** What each of the projects may have at work; those of the measured tasks no less. */
  static final int AT_WORK = 16;

  private static final int PROJECTS = 4;
  private static final long POLL = TimeUnit.MILLISECONDS.toNanos(50);

  private static final String TASKS =
      """
      insert into tasks (id, type, status, owner, user_id, request_id, input,
                         created_at, updated_at, attempt)
      select cast(gen_random_uuid() as varchar(36)), 'empty',
             case when n < %1$d then 'processing' else 'pending' end,
             'waiting-' || (n %% %2$d), 'user', 'request', '{}', now + n, now + n, 0
      from generate_series(0, %1$d + %3$d - 1) as n,
           (select cast(extract(epoch from now()) * 1000000 as bigint) - 1000000000 as now) as t
      """;

  private static final String QUEUE =
      """
      insert into task_queue (task_id, project, held, begun, entered_at)
      select id, owner, status = 'pending', status = 'processing', created_at
      from tasks where owner like 'waiting-%'
      """;

  private static final String LOADS =
      """
      insert into task_projects (project, pending, held, released)
      select owner, count(*) filter (where status = 'pending'),
             count(*) filter (where status = 'pending'),
             count(*) filter (where status = 'processing')
      from tasks where owner like 'waiting-%' group by owner
      """;

  private static final String SCHEDULE =
      """
      insert into scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by,
                                   last_heartbeat, version, priority)
      select 'darkroom-task', id, now(), true, 'elsewhere', now() + interval '1 day', 1,
             1 - row_number() over (partition by owner order by created_at)
      from tasks where owner like 'waiting-%' and status = 'processing'
      """;

  /** The node that is not there gives back what it has: each project's first tasks are due. */
  private static final String RELEASE =
      """
      begin;
      select 1 from task_projects where project like 'waiting-%' for update;
      update tasks set status = 'pending' where owner like 'waiting-%' and status = 'processing';
      update task_queue set begun = false where project like 'waiting-%' and begun;
      update task_projects set pending = pending + released where project like 'waiting-%';
      update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null
        where picked_by = 'elsewhere';
      commit
      """;

  /** Takes those out that nobody has been given yet. */
  private static final String CUT =
      """
      begin;
      select 1 from task_projects where project like 'waiting-%' order by project for update;
      delete from tasks where id in
        (select task_id from task_queue where held and project like 'waiting-%');
      update task_projects set pending = pending - held, held = 0 where project like 'waiting-%';
      commit
      """;

  private static final String RATE =
      """
      select (count(*) - 1) * 1e6 / (max(at) - min(at)) from task_events
      where kind = 'SUCCESS' and task_id in (select id from tasks where owner like 'waiting-%')
      """;

  /** Is asked while they are worked off, so it must cost next to nothing: one of them, or none. */
  private static final String LEFT =
      """
      select count(*) from
        (select 1 from task_queue where project like 'waiting-%' limit 1) as one
      """;

  /** Writes so many that wait, and nothing else. */
  void write(long waiting) throws SQLException {
    run("delete from scheduled_tasks where picked_by = 'elsewhere'");
    run("truncate tasks cascade");
    run("delete from task_projects where project like 'waiting-%'");
    run(
        "begin;"
            + TASKS.formatted(AT_WORK * PROJECTS, PROJECTS, waiting)
            + ";"
            + QUEUE
            + ";"
            + LOADS
            + ";"
            + SCHEDULE
            + "; commit");
    run("vacuum analyze tasks, task_queue, scheduled_tasks, task_projects");
  }

  /** Lets them be worked off for so long at most, and answers how many were in a second. */
  double workOff(int seconds) throws SQLException {
    run(RELEASE);
    awaitEmpty(TimeUnit.SECONDS.toNanos(seconds));
    double rate = Double.parseDouble(Postgres.ask(database, RATE));
    run(CUT);
    if (!awaitEmpty(TimeUnit.MINUTES.toNanos(1))) {
      throw new IllegalStateException("Tasks that were let in have not ended.");
    }
    return rate;
  }

  private boolean awaitEmpty(long patience) throws SQLException {
    long end = System.nanoTime() + patience;
    while (!Postgres.ask(database, LEFT).equals("0")) {
      if (System.nanoTime() > end) {
        return false;
      }
      LockSupport.parkNanos(POLL);
    }
    return true;
  }

  private void run(String sql) throws SQLException {
    Postgres.run(database, sql);
  }
}
