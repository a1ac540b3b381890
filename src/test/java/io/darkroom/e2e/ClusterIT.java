package io.darkroom.e2e;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.support.Cluster;
import io.darkroom.support.ClusterNode;
import io.darkroom.support.Leftovers;
import io.darkroom.support.Mirror;
import io.darkroom.support.Originals;
import io.darkroom.support.Sql;
import io.darkroom.support.TaskHistory;
import io.darkroom.support.TaskHistory.Event;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that share the work, and go on when one of them does not. */
@TestInstance(Lifecycle.PER_CLASS)
class ClusterIT {

  private static final int SIZE = 1_000_000;
  private static final int SLOTS = 4;

  /** Heartbeats of a second, of which four may be missed. */
  private static final Duration LEASE = Duration.ofSeconds(4);

  private Mirror mirror;
  private Originals originals;
  private Cluster cluster;
  private TaskHistory history;
  private int images;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    mirror = new Mirror();
    originals = new Originals(mirror);
    cluster =
        Cluster.start(
            2,
            directory,
            Map.of(
                "darkroom.import.allowed-hosts", "127.0.0.1",
                "darkroom.import.allowed-ports", String.valueOf(mirror.port()),
                "darkroom.tasks.slots", String.valueOf(SLOTS),
                "darkroom.tasks.heartbeat", "PT1S",
                "darkroom.tasks.reconcile-interval", "PT1S"));
    history = new TaskHistory(new Sql(cluster.database()));
  }

  @AfterAll
  void stop() throws Exception {
    mirror.close();
    cluster.close();
  }

  @BeforeEach
  void bringBackWhoIsDown() throws Exception {
    for (ClusterNode node : cluster.nodes()) {
      if (!node.service().isRunning()) {
        node.launch();
      }
    }
    cluster.awaitReady();
  }

  @AfterEach
  void nothingIsLeftBehind() throws Exception {
    Leftovers leftovers = new Leftovers(cluster.data(), new Sql(cluster.database()));
    patiently("cleaning up").untilAsserted(() -> assertThat(leftovers.find()).isEmpty());
    assertThat(history.succeededTwice()).isEmpty();
  }

  @Test
  void allWorkOnWhatOneWasGivenAndSoDoesANodeThatJoins() throws Exception {
    ClusterNode first = cluster.node(0);
    List<String> tasks = post(first, 24, 1);
    assertSucceed(first, tasks);
    assertThat(workers(tasks)).containsAll(Set.of("node-1", "node-2"));

    ClusterNode joined = cluster.add(Map.of());
    joined.awaitReady();
    List<String> more = post(first, 36, 1);

    assertSucceed(first, more);
    assertThat(workers(more)).containsAll(Set.of("node-1", "node-2", joined.name()));
  }

  @Test
  void tasksOfAKilledNodeAreFinishedByTheOthers() throws Exception {
    ClusterNode victim = cluster.node(1);
    List<String> tasks = post(victim, 2 * SLOTS, 5);
    Set<String> running = awaitRunningOn(victim);

    victim.kill();

    ClusterNode other = cluster.node(0);
    assertSucceed(other, tasks);
    for (String task : running) {
      assertThat(workers(List.of(task))).as(history.of(task).toString()).hasSizeGreaterThan(1);
    }
  }

  @Test
  void tasksOfANodeThatIsStoppedInGoodOrderGoOnAtOnce() throws Exception {
    ClusterNode leaving = cluster.node(1);
    List<String> tasks = post(leaving, SLOTS, 5);
    Set<String> running = awaitRunningOn(leaving);

    Instant before = Instant.now();
    assertThat(leaving.service().terminate()).isEqualTo(143);

    assertSucceed(cluster.node(0), tasks);
    for (String task : running) {
      List<Event> events = history.of(task);
      assertThat(events)
          .as(task)
          .anyMatch(
              event -> event.kind().equals("RELEASED") && event.node().equals(leaving.name()));
      assertThat(events)
          .as(task)
          .anyMatch(
              event ->
                  event.kind().equals("CLAIMED")
                      && !event.node().equals(leaving.name())
                      && event.at().isAfter(before)
                      && event.at().isBefore(before.plus(LEASE)));
    }
  }

  @Test
  void aNodeThatSleepsPastItsLeaseDoesNoHarmAndWorksAgain() throws Exception {
    ClusterNode sleeper = cluster.node(1);
    List<String> tasks = post(sleeper, 2 * SLOTS, 5);
    Set<String> running = awaitRunningOn(sleeper);

    sleeper.service().pause();
    patiently("others take over").until(() -> history.runningOn(sleeper.name()).isEmpty());
    sleeper.service().resume();

    assertSucceed(cluster.node(0), tasks);
    for (String task : running) {
      assertThat(workers(List.of(task))).as(history.of(task).toString()).hasSizeGreaterThan(1);
    }
    List<String> more = post(sleeper, 4 * SLOTS, 1);
    assertSucceed(sleeper, more);
    assertThat(workers(more)).contains(sleeper.name());
  }

  /** Imports, each of which takes so many seconds; every other source serves no parts. */
  private List<String> post(ClusterNode node, int count, int seconds) throws Exception {
    List<String> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String url = originals.add("image-" + images++, SIZE, SIZE / seconds, i % 2 == 0);
      tasks.add(node.client().postImport(url, "raw").getString("id"));
    }
    return tasks;
  }

  /** Waits until a node works, and a little on: the first bytes are there. */
  private Set<String> awaitRunningOn(ClusterNode node) {
    return patiently(node.name() + " works")
        .until(() -> history.runningOn(node.name()), running -> running.size() > 1);
  }

  private void assertSucceed(ClusterNode witness, List<String> tasks) throws Exception {
    for (String task : tasks) {
      assertThat(originals.fault(witness.client(), witness.client().awaitEnd(task)))
          .as(history.of(task) + "\n" + logs())
          .isEmpty();
    }
  }

  private Set<String> workers(Collection<String> tasks) throws Exception {
    List<Event> events = new ArrayList<>();
    for (String task : tasks) {
      events.addAll(history.of(task));
    }
    return events.stream()
        .filter(event -> event.kind().equals("CLAIMED"))
        .map(Event::node)
        .collect(toSet());
  }

  private String logs() {
    return String.join("\n", cluster.nodes().stream().map(node -> node.tail(40)).toList());
  }

  private static ConditionFactory patiently(String what) {
    return await(what).atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(100));
  }
}
