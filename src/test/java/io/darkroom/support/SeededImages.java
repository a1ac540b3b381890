package io.darkroom.support;

import io.darkroom.platform.database.Dialect;
import jakarta.persistence.EntityManager;

/** Very many images, written by the database itself. */
public final class SeededImages {

  /** A project that owns every thousandth image, and that others share some with. */
  public static final String OWNER = "project-0";

  /** The creation of the first, in microseconds since the epoch; the others follow each second. */
  public static final long BEGIN = 1_700_000_000_000_000L;

  private SeededImages() {}

  /**
   * Adds images of a thousand projects. Every hundredth is public, nearly all of them are private;
   * a few are shared with {@link #OWNER}.
   *
   * @param count how many
   */
  public static void add(EntityManager database, Dialect dialect, int count) {
    boolean mariaDb = dialect == Dialect.MARIADB;
    database
        .createNativeQuery(
            """
            insert into images (id, name, status, visibility, protected, os_hidden, owner,
                                min_disk, min_ram, disk_format, container_format,
                                created_at, updated_at)
            select %s, 'image', 'active',
                   case when n %% 100 = 1 then 'public' when n %% 100 = 2 then 'community'
                        when n %% 100 = 3 then 'shared' else 'private' end,
                   false, false, concat('project-', n %% 1000), 0, 0, 'raw', 'bare',
                   ?1 + cast(n as %s) * 1000000, ?1 + cast(n as %2$s) * 1000000
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
    database
        .createNativeQuery(
            """
            insert into image_members (image_id, member, status, created_at, updated_at)
            select id, case when owner = 'project-3' and created_at %% 7000000 = 0 then 'project-0'
                            else 'project-9' end,
                   'accepted', 0, 0
            from images where visibility = 'shared'
            """
                .replace("%%", "%"))
        .executeUpdate();
  }
}
