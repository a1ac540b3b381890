package io.darkroom.images;

import io.darkroom.platform.database.InTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.stream.Stream;

/** What stores are to remove, written down until they have. */
@Singleton
@InTransaction
public class DiscardedObjects {

  private static final String SELECT = "select object_key, store from discarded_objects ";

  private final EntityManager database;

  @Inject
  public DiscardedObjects(EntityManager database) {
    this.database = database;
  }

  /**
   * An object that nobody reads any more.
   *
   * @param store the id of its store
   */
  public record Discarded(String objectKey, String store) {}

  /**
   * Those that were discarded last.
   *
   * @param most how many at most
   */
  public List<Discarded> newest(int most) {
    return discarded(
        database
            .createNativeQuery(SELECT + "order by discarded_at desc, object_key desc limit ?1")
            .setParameter(1, most));
  }

  /**
   * Some of them, in the order of their names.
   *
   * @param last the name of the one before; empty for the first ones
   * @param most how many at most
   */
  public List<Discarded> behind(String last, int most) {
    return discarded(
        database
            .createNativeQuery(SELECT + "where object_key > ?1 order by object_key limit ?2")
            .setParameter(1, last)
            .setParameter(2, most));
  }

  private static List<Discarded> discarded(Query query) {
    Stream<?> rows = query.getResultList().stream();
    return rows.map(row -> (Object[]) row)
        .map(row -> new Discarded((String) row[0], (String) row[1]))
        .toList();
  }

  /** Forgets an object that its store has removed. */
  public void removed(String objectKey) {
    database
        .createNativeQuery("delete from discarded_objects where object_key = ?1")
        .setParameter(1, objectKey)
        .executeUpdate();
  }
}
