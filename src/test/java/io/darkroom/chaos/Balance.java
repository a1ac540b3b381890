package io.darkroom.chaos;

import io.darkroom.support.Client;
import io.darkroom.support.Cluster;
import io.darkroom.support.Leftovers;
import io.darkroom.support.Originals;
import io.darkroom.support.Sql;
import io.darkroom.support.TaskHistory;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What has become of the tasks.
 *
 * @param runs of all tasks, those that were cut short included
 * @param lost promised, but not there
 * @param stuck not ended
 * @param failed ended in failure, though their sources work
 * @param wrong with an image that is not the source's
 * @param duplicated ended more than once, or with more images than one
 * @param orphans whatever is left in directories and tables
 */
record Balance(
    long runs,
    List<String> lost,
    List<String> stuck,
    List<String> failed,
    List<String> wrong,
    List<String> duplicated,
    List<String> orphans) {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final String OPEN =
      "select id, status, attempt from tasks where status not in ('success', 'failure')";
  private static final String FAILED =
      "select id, attempt, message_problem, message_arguments from tasks where status = 'failure'";
  private static final String SPARE_IMAGES =
      """
      select id from images where status = 'active'
        and id not in (select image_id from tasks where status = 'success')
      """;

  /** Waits until every task has ended and nothing is left, but not for longer than that. */
  static void awaitRest(Cluster cluster, Duration atMost) throws Exception {
    Sql database = new Sql(cluster.database());
    Leftovers leftovers = new Leftovers(cluster.data(), database);
    Instant end = Instant.now().plus(atMost);
    while (Instant.now().isBefore(end)
        && !(database.rows(OPEN).isEmpty() && leftovers.find().isEmpty())) {
      LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
    }
  }

  static Balance of(Cluster cluster, Originals originals, Set<String> promised) throws Exception {
    Sql database = new Sql(cluster.database());
    Set<String> lost = new TreeSet<>(promised);
    lost.removeAll(database.column("select id from tasks"));
    List<String> duplicated = new ArrayList<>(new TaskHistory(database).succeededTwice());
    duplicated.addAll(database.column(SPARE_IMAGES));
    return new Balance(
        Long.parseLong(database.column("select sum(attempt) from tasks").get(0)),
        List.copyOf(lost),
        lines(database, OPEN),
        lines(database, FAILED),
        wrong(cluster.node(0).client(), originals, database),
        duplicated,
        new Leftovers(cluster.data(), database).find());
  }

  private static List<String> wrong(Client client, Originals originals, Sql database)
      throws Exception {
    List<String> wrong = new ArrayList<>();
    for (String id : database.column("select id from tasks where status = 'success'")) {
      originals.fault(client, client.task(id)).ifPresent(wrong::add);
    }
    return wrong;
  }

  private static List<String> lines(Sql database, String query) throws SQLException {
    return database.rows(query).stream().map(row -> String.join(" ", row)).toList();
  }

  String summary() {
    return "lost=%d stuck=%d failed=%d wrong=%d duplicated=%d orphans=%d"
        .formatted(
            lost.size(),
            stuck.size(),
            failed.size(),
            wrong.size(),
            duplicated.size(),
            orphans.size());
  }

  /** A line for each thing that should not be. */
  List<String> faults() {
    return Stream.of(lost, stuck, failed, wrong, duplicated, orphans)
        .flatMap(List::stream)
        .toList();
  }

  /** What happened to the tasks that the faults name. */
  String events(TaskHistory history) throws SQLException {
    StringBuilder events = new StringBuilder();
    for (String id :
        ID.matcher(String.join("\n", faults()))
            .results()
            .map(MatchResult::group)
            .distinct()
            .toList()) {
      history.of(id).forEach(event -> events.append(id).append(' ').append(event).append('\n'));
    }
    return events.toString();
  }
}
