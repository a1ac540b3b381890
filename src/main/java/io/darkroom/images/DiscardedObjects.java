package io.darkroom.images;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Stream;

/** What stores are to remove, written down until they have. */
@Singleton
@Transactional
public class DiscardedObjects {

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
   * Some of them, those first that have waited longest.
   *
   * @param most how many at most
   */
  public List<Discarded> some(int most) {
    Stream<?> rows =
        database
            .createNativeQuery(
                "select object_key, store from discarded_objects order by discarded_at, object_key")
            .setMaxResults(most)
            .getResultList()
            .stream();
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
