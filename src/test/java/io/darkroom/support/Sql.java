package io.darkroom.support;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Plain questions to a database that a service uses. */
public record Sql(DataSource source) {

  /** The rows of a query, as texts; {@code null} reads "null". */
  public List<List<String>> rows(String query, Object... parameters) throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return read(statement.executeQuery());
    }
  }

  private static List<List<String>> read(ResultSet result) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    while (result.next()) {
      List<String> row = new ArrayList<>();
      for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
        row.add(String.valueOf(result.getObject(column)));
      }
      rows.add(row);
    }
    return rows;
  }

  /** The only column of a query. */
  public List<String> column(String query, Object... parameters) throws SQLException {
    return rows(query, parameters).stream().map(row -> row.get(0)).toList();
  }

  /** The rows of a query for people to read, a line each. */
  public String text(String query, Object... parameters) throws SQLException {
    return rows(query, parameters).stream()
        .map(row -> String.join("  ", row))
        .collect(Collectors.joining("\n"));
  }

  /** Changes what is there. */
  public void update(String statements) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(statements);
    }
  }
}
