package io.darkroom.tasks.persistence;

import io.darkroom.platform.database.Dialect;
import io.darkroom.platform.settings.Settings;
import io.darkroom.platform.settings.TestSettings;
import io.darkroom.support.Database;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** On the embedded database. */
@TestInstance(Lifecycle.PER_CLASS)
class PersistenceOnH2IT implements PersistenceBehaviour {

  private Database database;
  private Settings settings;

  @BeforeAll
  void open() throws Exception {
    JdbcDataSource source = new JdbcDataSource();
    source.setUrl("jdbc:h2:mem:persistence;DB_CLOSE_DELAY=-1");
    database = new Database(source, Dialect.H2);
    settings = TestSettings.defaults();
  }

  @AfterAll
  void close() {
    database.close();
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
