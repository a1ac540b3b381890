package io.darkroom.tasks.persistence;

import io.darkroom.platform.database.Dialect;
import io.darkroom.platform.settings.Settings;
import io.darkroom.platform.settings.TestSettings;
import io.darkroom.support.Database;
import io.darkroom.support.MariaDb;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** On a real MariaDB. */
@TestInstance(Lifecycle.PER_CLASS)
class PersistenceOnMariaDbIT implements PersistenceBehaviour {

  private MariaDb server;
  private Database database;
  private Settings settings;

  @BeforeAll
  void open() throws Exception {
    server = MariaDb.start();
    database = new Database(server.source(), Dialect.MARIADB);
    settings = TestSettings.defaults();
  }

  @AfterAll
  void close() throws Exception {
    database.close();
    server.close();
  }

  @Override
  public Database database() {
    return database;
  }

  @Override
  public Settings settings() {
    return settings;
  }
}
