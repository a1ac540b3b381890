package io.darkroom.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.support.MariaDb;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a connection to MariaDB and the tables there are like, whatever the server's defaults. */
class MariaDbIT {

  private static MariaDb server;

  @BeforeAll
  static void start() throws Exception {
    server = MariaDb.start();
    Migrations.run(server.source(), Dialect.MARIADB);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  private static List<String> texts(String query) throws SQLException {
    try (Connection connection = server.source().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }

  @Test
  void transactionsReadWhatIsCommitted() throws SQLException {
    try (Connection connection = server.source().getConnection()) {
      assertThat(connection.getTransactionIsolation())
          .isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
    }
    assertThat(
            texts(
                "select distinct variable_value from information_schema.session_variables"
                    + " where variable_name in ('tx_isolation', 'transaction_isolation')"))
        .containsExactly("READ-COMMITTED");
  }

  @Test
  void theBatchRuntimeFindsADatabaseThatItKnows() throws SQLException {
    try (Connection connection = server.source().getConnection()) {
      assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("MySQL");
    }
  }

  @Test
  void everyTableHasTransactionsAndEveryTextIsComparedExactly() throws SQLException {
    String ours = " where table_schema = database()";

    assertThat(texts("select distinct engine from information_schema.tables" + ours))
        .containsExactly("InnoDB");
    assertThat(
            texts(
                "select distinct collation_name from information_schema.columns"
                    + ours
                    + " and collation_name is not null"))
        .containsExactly("utf8mb4_nopad_bin");
  }

  @Test
  void secondMigrationFindsNothingToDo() throws SQLException {
    List<String> before = texts("select script from flyway_schema_history");

    Migrations.run(server.source(), Dialect.MARIADB);

    assertThat(texts("select script from flyway_schema_history")).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Europe/Berlin", "America/St_Johns"})
  void timesAreKeptToTheMicrosecondInANightWhenTheClocksChange(String zone) throws SQLException {
    Instant time = Instant.parse("2026-03-29T01:30:00.123456Z");
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    try (Connection connection = server.source().getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into scheduled_tasks (task_name, task_instance, execution_time, picked,"
                    + " version) values ('clock', ?, ?, false, 1)")) {
      insert.setString(1, zone);
      insert.setTimestamp(2, Timestamp.from(time));
      insert.executeUpdate();
      try (ResultSet row =
          connection
              .createStatement()
              .executeQuery(
                  "select execution_time, cast(execution_time as char) from scheduled_tasks"
                      + " where task_instance = '"
                      + zone
                      + "'")) {
        assertThat(row.next()).isTrue();
        assertThat(row.getTimestamp(1).toInstant()).isEqualTo(time);
        assertThat(row.getString(2)).isEqualTo("2026-03-29 01:30:00.123456");
      }
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void textThatIsTooLongIsRefusedAndNotCut() throws SQLException {
    try (Connection connection = server.source().getConnection();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(
              () ->
                  statement.execute(
                      "insert into image_tags (image_id, tag) values (repeat('x', 37), 't')"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("too long");
    }
  }
}
