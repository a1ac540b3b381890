package io.darkroom.platform.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a list is sorted by. A page is found by the values of the last row before it, so that it
 * costs the same wherever it is.
 *
 * @param keys the last of them is different in all rows
 * @param lead what all rows of the list have, and their index begins with
 */
public record Keyset(List<SortKey> keys, Optional<Lead> lead) {

  /** A column and its value in all rows of a list. */
  public record Lead(String column, String value) {}

  public Keyset {
    keys = List.copyOf(keys);
  }

  public static Keyset of(List<SortKey> keys) {
    return new Keyset(keys, Optional.empty());
  }

  /**
   * The same order, told by an index that begins with a column which is the same in all rows.
   * PostgreSQL would drop a lead that it knows to be one value, and might then look for a project's
   * rows among everybody's newer ones, a million of them if need be.
   *
   * <p>The keys must have one direction, and the values of the first be whole numbers.
   */
  public Keyset ledBy(String column, String value) {
    return new Keyset(keys, Optional.of(new Lead(column, value)));
  }

  /** Whether all keys have one direction. */
  public boolean isUniform() {
    return keys.stream().map(SortKey::descending).distinct().count() == 1;
  }

  /**
   * Makes a query that of one page.
   *
   * @param last what the last row before the page has as its keys
   * @param limit how many rows at most
   */
  public void page(Select select, Optional<List<Object>> last, int limit) {
    lead.ifPresent(common -> within(select, common));
    last.ifPresent(values -> behind(select, values));
    select.append(orderBy(led()) + " fetch first " + limit + " rows only");
  }

  /** As good as equal, but the planner does not see it, and keeps to the index of the list. */
  private static void within(Select select, Lead lead) {
    select.and(lead.column() + " >= " + select.bind(lead.value()));
    select.and(lead.column() + " <= " + select.bind(lead.value()));
  }

  /** Only what comes behind a row; the first key alone bounds the index, too. */
  private void behind(Select select, List<Object> last) {
    List<SortKey> order = led();
    List<Object> values = Stream.concat(lead.stream().map(Lead::value), last.stream()).toList();
    SortKey first = order.get(0);
    select.and(first.beyond() + "= " + select.bind(values.get(0)));
    select.and(isUniform() ? rowBehind(select, order, values) : behind(select, order, values, 0));
    lead.ifPresent(common -> boundForMariaDb(select, (Long) last.get(0)));
  }

  /**
   * MariaDB does not see that a comparison of rows bounds the index, so the key behind the lead
   * stands alone, too. For all others it is a comment: PostgreSQL does see it, and would take the
   * index of all rows for the sake of this.
   */
  private void boundForMariaDb(Select select, Long last) {
    select.append(" /*M! and " + keys.get(0).beyond() + "= " + last + " */");
  }

  private static String rowBehind(Select select, List<SortKey> order, List<Object> values) {
    String columns = order.stream().map(SortKey::expression).collect(Collectors.joining(", "));
    String bound = values.stream().map(select::bind).collect(Collectors.joining(", "));
    return "(" + columns + ")" + order.get(0).comparison() + " (" + bound + ")";
  }

  /** A later key decides among those that are equal in the earlier ones. */
  private static String behind(Select select, List<SortKey> order, List<Object> values, int index) {
    SortKey key = order.get(index);
    Object value = values.get(index);
    String beyond = key.beyond() + " " + select.bind(value);
    return index == order.size() - 1
        ? beyond
        : "(%s or (%s = %s and %s))"
            .formatted(
                beyond,
                key.expression(),
                select.bind(value),
                behind(select, order, values, index + 1));
  }

  private List<SortKey> led() {
    List<SortKey> led = new ArrayList<>(keys);
    lead.ifPresent(common -> led.add(0, new SortKey(common.column(), keys.get(0).descending())));
    return led;
  }

  /** The end of a query whose rows are sorted by these keys. */
  public static String orderBy(List<SortKey> keys) {
    return keys.stream()
        .map(key -> key.expression() + (key.descending() ? " desc" : ""))
        .collect(Collectors.joining(", ", " order by ", ""));
  }
}
