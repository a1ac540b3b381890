package io.darkroom.platform.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema to what this version needs; safe when several nodes start at once. */
public final class Migrations {

  /** Texts are equal when their characters are, spaces at the end included. */
  private static final String EXACT = "utf8mb4_nopad_bin";

  private Migrations() {}

  public static void run(DataSource database, Dialect dialect) {
    if (dialect == Dialect.MARIADB) {
      makeExact(database);
    }
    Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(database)
        .locations("classpath:sql")
        .placeholders(dialect.placeholders())
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }

  /** MariaDB's tables take over how their database compares texts, in the end the server's way. */
  private static void makeExact(DataSource database) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet collation = statement.executeQuery("select @@collation_database")) {
      collation.next();
      // Only once: it waits for all who use the database.
      if (!collation.getString(1).equals(EXACT)) {
        statement.execute("alter database character set utf8mb4 collate " + EXACT);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException("The database cannot be prepared.", failure);
    }
  }
}
