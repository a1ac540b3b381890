package io.darkroom.e2e;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.Cluster;
import io.darkroom.support.ClusterNode;
import io.darkroom.support.Mirror;
import io.darkroom.support.Originals;
import io.darkroom.support.TaskHistory;
import io.darkroom.support.TaskHistory.Event;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Imports that take their time, for a cluster. */
final class ClusterImports {

  private static final int SIZE = 1_000_000;

  /** Of each node's log, in the account of a failure. */
  private static final int LINES = 40;

  private final Originals originals;
  private final Cluster cluster;
  private final TaskHistory history;
  private int images;

  ClusterImports(Mirror mirror, Cluster cluster, TaskHistory history) {
    this.originals = new Originals(mirror);
    this.cluster = cluster;
    this.history = history;
  }

  /** Imports, each of which takes so many seconds; every other source serves no parts. */
  List<String> post(ClusterNode node, int count, int seconds) throws Exception {
    List<String> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String url = originals.add("image-" + images++, SIZE, SIZE / seconds, i % 2 == 0);
      tasks.add(node.client().postImport(url, "raw").getString("id"));
    }
    return tasks;
  }

  /** Waits until all have ended: each once, in success, and with the image of its source. */
  void assertSucceed(Client client, List<String> tasks) throws Exception {
    for (String task : tasks) {
      assertThat(originals.fault(client, client.awaitEnd(task))).as(() -> account(task)).isEmpty();
    }
    assertThat(history.succeededTwice()).isEmpty();
  }

  private String account(String task) {
    try {
      return history.of(task) + "\n" + cluster.tails(LINES);
    } catch (SQLException failure) {
      return "No account: " + failure;
    }
  }

  /** The nodes that have run any of the tasks. */
  Set<String> workers(Collection<String> tasks) throws SQLException {
    return events(tasks).stream()
        .filter(event -> event.kind().equals("CLAIMED"))
        .map(Event::node)
        .collect(toSet());
  }

  /** When a node did the last thing to any of the tasks, by the clock that it writes with. */
  Instant lastEvent(Collection<String> tasks, ClusterNode node) throws SQLException {
    return events(tasks).stream()
        .filter(event -> event.node().equals(node.name()))
        .map(Event::at)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private List<Event> events(Collection<String> tasks) throws SQLException {
    List<Event> events = new ArrayList<>();
    for (String task : tasks) {
      events.addAll(history.of(task));
    }
    return events;
  }
}
