package io.darkroom.platform.database;

import io.darkroom.platform.InstantColumn;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import javax.sql.DataSource;

/** Asks the database what time it is. */
public final class DatabaseTime {

  private DatabaseTime() {}

  /**
   * The time now.
   *
   * @throws IllegalStateException if the database does not answer
   */
  public static Instant of(DataSource database, Dialect dialect) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select " + dialect.now())) {
      row.next();
      return InstantColumn.instant(row.getLong(1));
    } catch (SQLException failure) {
      throw new IllegalStateException("The database does not tell the time.", failure);
    }
  }
}
