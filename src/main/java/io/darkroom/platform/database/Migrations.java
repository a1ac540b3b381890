package io.darkroom.platform.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema to what this version needs; safe when several nodes start at once. */
public final class Migrations {

  private Migrations() {}

  public static void run(DataSource database, Dialect dialect) {
    Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(database)
        .locations("classpath:sql")
        .placeholders(dialect.placeholders())
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }
}
