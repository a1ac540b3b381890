package io.darkroom.bench;

import io.darkroom.platform.database.Dialect;
import io.darkroom.support.Database;
import io.darkroom.support.FreePort;
import io.darkroom.support.SeededTasks;
import io.darkroom.support.Service;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A WAR on Payara Micro, started as operators start Darkroom, with a database of its own.
 *
 * @param database its JDBC URL
 */
public record Server(Contender contender, Service service, String database)
    implements AutoCloseable {

  /** Starts the WAR under a name that nothing else of the run has; returns when it is ready. */
  public static Server start(Stage stage, String contender, String name, Path war)
      throws Exception {
    return start(stage, contender, name, war, Map.of());
  }

  /** Starts it with settings beside those of all. */
  public static Server start(
      Stage stage, String contender, String name, Path war, Map<String, String> settings)
      throws Exception {
    return join(stage, contender, name, war, stage.postgres().create(name), settings);
  }

  /** Starts one on a database that may have others. */
  public static Server join(
      Stage stage,
      String contender,
      String name,
      Path war,
      String database,
      Map<String, String> settings)
      throws Exception {
    Service service = launch(stage, name, war, database, settings);
    service.awaitReady();
    return new Server(
        Contender.of(contender, service.root(), service.pid(), stage.identity().token()),
        service,
        database);
  }

  /** Starts the WAR and waits for nothing. */
  static Service launch(Stage stage, String name, Path war, String database) throws Exception {
    return launch(stage, name, war, database, Map.of());
  }

  private static Service launch(
      Stage stage, String name, Path war, String database, Map<String, String> own)
      throws Exception {
    Map<String, String> settings = new HashMap<>(stage.identity().settings());
    settings.put("darkroom.datasource.url", database);
    settings.put("darkroom.datasource.user", "postgres");
    settings.put("darkroom.datasource.password", "postgres");
    settings.put("darkroom.import.allowed-hosts", "127.0.0.1");
    settings.put("darkroom.import.allowed-ports", String.valueOf(stage.sourcePort()));
    // Whoever posts as fast as can be must not be told to wait.
    settings.put("darkroom.tasks.max-pending-per-project", "1000000");
    settings.putAll(own);
    return stage.opened(
        Service.launch(
            stage.options().directory().resolve(name),
            FreePort.find(),
            settings,
            Map.of(Service.WAR, war.toString())));
  }

  /** Has so many tasks in its table that have ended, and no others. */
  public void seed(int tasks) throws SQLException {
    change(
        tables -> {
          tables.createNativeQuery("truncate tasks cascade").executeUpdate();
          SeededTasks.add(tables, tasks);
        });
    Postgres.run(database, "vacuum analyze tasks");
  }

  /** Works on the database, with Darkroom's tables in it, in one transaction. */
  public void change(Consumer<EntityManager> work) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(database);
    try (Database tables = new Database(source, Dialect.POSTGRESQL)) {
      tables.run(work);
    }
  }

  @Override
  public void close() throws Exception {
    service.close();
  }
}
