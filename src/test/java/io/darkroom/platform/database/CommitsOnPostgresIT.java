package io.darkroom.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which commits are on disk when they are answered. */
class CommitsOnPostgresIT {

  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.builder().setServerConfig("synchronous_commit", "on").start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @Test
  void thoseOfTheApplication() throws SQLException {
    assertThat(setting(new DriverDataSource(), "synchronous_commit")).isEqualTo("on");
  }

  @Test
  void notThoseOfTheBatchRuntime() throws SQLException {
    assertThat(setting(new UnforcedDataSource(), "synchronous_commit")).isEqualTo("off");
  }

  @Test
  void bothEndTransactionsThatAreIdle() throws SQLException {
    String setting = "idle_in_transaction_session_timeout";

    assertThat(setting(new DriverDataSource(), setting)).isEqualTo("30s");
    assertThat(setting(new UnforcedDataSource(), setting)).isEqualTo("30s");
  }

  private static String setting(DriverDataSource source, String name) throws SQLException {
    source.setUrl(postgres.getJdbcUrl("postgres", "postgres"));
    source.setUser("postgres");
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show " + name)) {
      row.next();
      return row.getString(1);
    }
  }
}
