package io.darkroom.platform.database;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A query that grows condition by condition; values are bound to it and never part of its text. */
public final class Select {

  private final StringBuilder sql;
  private final List<Object> values;
  private String joint = " where ";

  /**
   * A query without conditions.
   *
   * @param head all that stands before {@code where}
   */
  public Select(String head) {
    this(head, new ArrayList<>());
  }

  private Select(String head, List<Object> values) {
    sql = new StringBuilder(head);
    this.values = values;
  }

  /** The values of several rows to insert: parameters, numbered from 1 on, row by row. */
  public static String rows(int rows, int columns) {
    return IntStream.range(0, rows)
        .mapToObj(
            row ->
                IntStream.rangeClosed(1, columns)
                    .mapToObj(column -> "?" + (row * columns + column))
                    .collect(Collectors.joining(", ", "(", ")")))
        .collect(Collectors.joining(", "));
  }

  /** A query for the same statement: both number their values in one row. */
  public Select beside(String head) {
    return new Select(head, values);
  }

  /** Adds a value, and answers what stands for it in the text. */
  public String bind(Object value) {
    values.add(value);
    return "?" + values.size();
  }

  public void and(String condition) {
    sql.append(joint).append(condition);
    joint = " and ";
  }

  /** Adds what stands behind the conditions, or a hint among them. */
  public void append(String text) {
    sql.append(text);
  }

  public String sql() {
    return sql.toString();
  }

  /** A statement with the values of this query. */
  public Query bound(EntityManager database, String statement) {
    Query query = database.createNativeQuery(statement);
    for (int i = 0; i < values.size(); i++) {
      query.setParameter(i + 1, values.get(i));
    }
    return query;
  }
}
