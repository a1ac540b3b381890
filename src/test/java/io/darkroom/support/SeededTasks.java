package io.darkroom.support;

import io.darkroom.platform.database.Dialect;
import jakarta.persistence.EntityManager;

/** Very many tasks, written by the database itself. */
public final class SeededTasks {

  /** The project that owns half of them. */
  public static final String OWNER = "project-0";

  /** The creation of the first, in microseconds since the epoch; the others follow each second. */
  public static final long BEGIN = 1_700_000_000_000_000L;

  private SeededTasks() {}

  /** Adds tasks on PostgreSQL. */
  public static void add(EntityManager database, int count) {
    add(database, Dialect.POSTGRESQL, count);
  }

  /**
   * Adds tasks that have ended and do not expire for a long time. Every tenth has failed, every
   * tenth is of another type.
   *
   * @param count how many
   */
  public static void add(EntityManager database, Dialect dialect, int count) {
    boolean mariaDb = dialect == Dialect.MARIADB;
    database
        .createNativeQuery(
            """
            insert into tasks (id, type, status, owner, user_id, request_id, input, result,
                               created_at, updated_at, expires_at, attempt)
            select %s,
                   case when n %% 10 = 3 then 'api_image_import' else 'import' end,
                   case when n %% 10 = 7 then 'failure' else 'success' end,
                   case when n %% 2 = 0 then 'project-0' else concat('project-', n %% 1000) end,
                   'user', 'request', concat('{"input": "', repeat('i', 387), '"}'), '{}',
                   ?1 + cast(n as %s) * 1000000, ?1 + cast(n as %2$s) * 1000000, ?1 * 4, 1
            from %s
            """
                .formatted(
                    mariaDb ? "uuid()" : "cast(gen_random_uuid() as varchar(36))",
                    mariaDb ? "signed" : "bigint",
                    mariaDb
                        ? "(select seq as n from seq_1_to_" + count + ") as numbers"
                        : "generate_series(1, " + count + ") as n"))
        .setParameter(1, BEGIN)
        .executeUpdate();
  }

  /** The id of one of them, by its place in the order of their creation, from 1 on. */
  public static String id(EntityManager database, int place) {
    return database
        .createNativeQuery("select id from tasks where created_at = ?1")
        .setParameter(1, BEGIN + place * 1_000_000L)
        .getSingleResult()
        .toString();
  }
}
