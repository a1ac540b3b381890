package io.darkroom.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In two schemas there is a table of the same name, whose row has the schema's name. */
class SettledPathTest {

  private static final String LEFT = "set search_path to left_side";
  private static final String RIGHT = "set search_path to right_side";

  private Connection behind;
  private Connection settled;

  @BeforeEach
  void connect() throws SQLException {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE");
    behind = database.getConnection();
    for (String schema : new String[] {"left_side", "right_side"}) {
      run("create schema " + schema);
      run("create table " + schema + ".place as select '" + schema + "' as name");
    }
    settled = SettledPath.of(behind);
  }

  @AfterEach
  void close() throws SQLException {
    settled.close();
  }

  @Test
  void aPathThatIsNewIsSet() throws SQLException {
    set(LEFT);
    assertThat(place()).isEqualTo("left_side");

    set(RIGHT);
    assertThat(place()).isEqualTo("right_side");
  }

  @Test
  void theSamePathIsNotSetAgain() throws SQLException {
    set(LEFT);
    run(RIGHT);

    set(LEFT);

    assertThat(place()).isEqualTo("right_side");
  }

  @Test
  void whatHasBeenDoneChangesNoRow() throws SQLException {
    try (PreparedStatement statement =
        settled.prepareStatement(LEFT, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
      assertThat(statement.executeUpdate()).isZero();
      assertThat(statement.execute()).isFalse();
    }
  }

  @Test
  void whatTheDatabaseRefusesIsItsOwnException() throws SQLException {
    assertThatThrownBy(() -> settled.prepareStatement("select nothing from nowhere"))
        .isInstanceOf(SQLException.class);

    behind.close();
    assertThatThrownBy(() -> set(LEFT)).isInstanceOf(SQLException.class);
  }

  private void set(String sql) throws SQLException {
    try (PreparedStatement statement = settled.prepareStatement(sql)) {
      statement.executeUpdate();
    }
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = behind.createStatement()) {
      statement.execute(sql);
    }
  }

  private String place() throws SQLException {
    try (PreparedStatement statement = settled.prepareStatement("select name from place");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }
}
