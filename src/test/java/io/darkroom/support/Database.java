package io.darkroom.support;

import io.darkroom.platform.database.Dialect;
import io.darkroom.platform.database.Migrations;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.Persistence;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;

/** The persistence unit on a database of its own, without a server: one transaction a call. */
public final class Database implements AutoCloseable {

  private final DataSource source;
  private final EntityManagerFactory factory;

  public Database(DataSource source, Dialect dialect) {
    Migrations.run(source, dialect);
    this.source = source;
    factory =
        Persistence.createEntityManagerFactory(
            "darkroom",
            Map.of(
                "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                "jakarta.persistence.jtaDataSource", "",
                "jakarta.persistence.nonJtaDataSource", source,
                "eclipselink.weaving", "false"));
  }

  public DataSource source() {
    return source;
  }

  public <T> T transaction(Function<EntityManager, T> work) {
    try (EntityManager manager = factory.createEntityManager()) {
      EntityTransaction transaction = manager.getTransaction();
      transaction.begin();
      try {
        T result = work.apply(manager);
        transaction.commit();
        return result;
      } finally {
        if (transaction.isActive()) {
          transaction.rollback();
        }
      }
    }
  }

  public void run(Consumer<EntityManager> work) {
    transaction(
        manager -> {
          work.accept(manager);
          return true;
        });
  }

  @Override
  public void close() {
    factory.close();
  }
}
