package io.darkroom.tasks.webhooks;

import io.darkroom.platform.InstantColumn;
import io.darkroom.platform.database.InTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The notices that have not been taken yet: for each hook in the order of what has happened. */
@Singleton
@InTransaction
public class Outbox {

  private final EntityManager database;

  @Inject
  public Outbox(EntityManager database) {
    this.database = database;
  }

  /** Native, as JPA would ask for the key of each new row. */
  public void add(String hook, String event, String body, Instant now) {
    database
        .createNativeQuery(
            "insert into task_notices (hook, event, body, made_at) values (?1, ?2, ?3, ?4)")
        .setParameter(1, hook)
        .setParameter(2, event)
        .setParameter(3, body)
        .setParameter(4, InstantColumn.micros(now))
        .executeUpdate();
  }

  /** The notices of a hook that come next. */
  public List<Notice> head(String hook, int most) {
    return database
        .createQuery("select n from Notice n where n.hook = :hook order by n.id", Notice.class)
        .setParameter("hook", hook)
        .setMaxResults(most)
        .getResultList();
  }

  /**
   * Removes a notice.
   *
   * @return whether it was still there
   */
  public boolean remove(Notice notice) {
    return delete(List.of(notice.id())) > 0;
  }

  /**
   * Removes notices of a hook that come first and are too old.
   *
   * @param limit whatever was made before it is
   * @param most how many at most
   * @return how many there were
   */
  public int removeBefore(String hook, Instant limit, int most) {
    List<Long> old =
        database
            .createQuery(
                "select n.id, n.madeAt from Notice n where n.hook = :hook order by n.id",
                Object[].class)
            .setParameter("hook", hook)
            .setMaxResults(most)
            .getResultStream()
            .takeWhile(row -> ((Instant) row[1]).isBefore(limit))
            .map(row -> (Long) row[0])
            .toList();
    return old.isEmpty() ? 0 : delete(old);
  }

  private int delete(List<Long> ids) {
    return database
        .createQuery("delete from Notice n where n.id in :ids")
        .setParameter("ids", ids)
        .executeUpdate();
  }

  /** The hooks that there are notices for. One look into the index each, however many they have. */
  public List<String> hooks() {
    List<String> hooks = new ArrayList<>();
    for (String hook = next(""); hook != null; hook = next(hook)) {
      hooks.add(hook);
    }
    return hooks;
  }

  private @Nullable String next(String hook) {
    return database
        .createQuery("select min(n.hook) from Notice n where n.hook > :last", String.class)
        .setParameter("last", hook)
        .getSingleResult();
  }
}
