package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.support.Cluster;
import io.darkroom.support.ClusterNode;
import io.darkroom.support.Leftovers;
import io.darkroom.support.Mirror;
import io.darkroom.support.SkewedClock;
import io.darkroom.support.Sql;
import io.darkroom.support.TaskHistory;
import io.darkroom.support.TaskHistory.Event;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
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

  private static final int SLOTS = 4;

  /** Heartbeats of a second, of which four may be missed. */
  private static final Duration LEASE = Duration.ofSeconds(4);

  private static final int NAPS = 40;
  private static final Duration NAP = Duration.ofMillis(300);
  private static final String SLEEPING_ON_LOCKS =
      """
      select pid from pg_stat_activity
      where state = 'idle in transaction' and backend_xid is not null
        and now() - state_change > ? * interval '1 millisecond'
      """;

  private Mirror mirror;
  private Cluster cluster;
  private TaskHistory history;
  private ClusterImports imports;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    mirror = new Mirror();
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
    imports = new ClusterImports(mirror, cluster, history);
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
  }

  @Test
  void allWorkOnWhatOneWasGiven() throws Exception {
    ClusterNode first = cluster.node(0);

    List<String> tasks = imports.post(first, 24, 1);

    imports.assertSucceed(first.client(), tasks);
    assertThat(imports.workers(tasks)).contains("node-1", "node-2");
  }

  @Test
  void aNodeThatJoinsWithAWrongClockTakesItsShareAndNoMore() throws Exception {
    Map<String, String> clock = SkewedClock.ahead(Duration.ofMinutes(1));
    ClusterNode joined = cluster.add(clock);
    joined.awaitReady();
    System.out.printf("cluster: %s is ahead by %s%n", joined.name(), joined.ahead());
    assertThat(joined.ahead()).isGreaterThan(Duration.ofSeconds(clock.isEmpty() ? -60 : 30));

    List<String> tasks = imports.post(cluster.node(0), 9 * SLOTS, 1);

    imports.assertSucceed(joined.client(), tasks);
    assertThat(imports.workers(tasks)).contains("node-1", "node-2", joined.name());
    assertThat(imports.lastEvent(tasks, joined)).isBefore(Instant.now().plusSeconds(5));

    // With slots free: who takes a living node for dead has room for its tasks.
    List<String> longer = imports.post(cluster.node(0), 2 * SLOTS, 10);

    imports.assertSucceed(joined.client(), longer);
    // On a machine that is too busy a heartbeat may be late, but not all of them.
    assertThat(history.restarted(longer)).hasSizeLessThan(SLOTS);
  }

  @Test
  void tasksOfAKilledNodeAreFinishedByTheOthers() throws Exception {
    ClusterNode victim = cluster.node(1);
    List<String> tasks = imports.post(victim, 2 * SLOTS, 5);
    Set<String> running = awaitRunningOn(victim);

    victim.kill();

    ClusterNode other = cluster.node(0);
    imports.assertSucceed(other.client(), tasks);
    for (String task : running) {
      assertThat(imports.workers(List.of(task)))
          .as(history.of(task).toString())
          .hasSizeGreaterThan(1);
    }
  }

  @Test
  void tasksOfANodeThatIsStoppedInGoodOrderGoOnAtOnce() throws Exception {
    ClusterNode leaving = cluster.node(1);
    // Longer than a node on a busy machine needs to hear that it is to leave.
    List<String> tasks = imports.post(leaving, SLOTS, 20);
    Set<String> running = awaitRunningOn(leaving);

    assertThat(leaving.service().terminate()).isEqualTo(143);

    imports.assertSucceed(cluster.node(0).client(), tasks);
    for (String task : running) {
      List<Event> events = history.of(task);
      Instant released =
          events.stream()
              .filter(event -> event.kind().equals("RELEASED"))
              .filter(event -> event.node().equals(leaving.name()))
              .map(Event::at)
              .findFirst()
              .orElseThrow(() -> new AssertionError(task + ": " + events));
      assertThat(events)
          .as(task)
          .anyMatch(
              event ->
                  event.kind().equals("CLAIMED")
                      && !event.node().equals(leaving.name())
                      && !event.at().isBefore(released)
                      && event.at().isBefore(released.plus(LEASE)));
    }
  }

  @Test
  void aNodeThatSleepsPastItsLeaseDoesNoHarmAndWorksAgain() throws Exception {
    ClusterNode sleeper = cluster.node(1);
    List<String> tasks = imports.post(sleeper, 2 * SLOTS, 10);
    awaitRunningOn(sleeper);

    pauseWithinATransaction(sleeper);
    Set<String> running = history.runningOn(sleeper.name());
    patiently("others take over")
        .untilAsserted(
            () -> assertThat(history.runningOn(sleeper.name())).as(cluster.sessions()).isEmpty());
    sleeper.service().resume();

    imports.assertSucceed(cluster.node(0).client(), tasks);
    for (String task : running) {
      assertThat(imports.workers(List.of(task)))
          .as(history.of(task).toString())
          .hasSizeGreaterThan(1);
    }
    List<String> more = imports.post(sleeper, 4 * SLOTS, 1);
    imports.assertSucceed(sleeper.client(), more);
    assertThat(imports.workers(more)).contains(sleeper.name());
  }

  /** At the worst moment, if it comes in time: the node sleeps on rows that it has locked. */
  private void pauseWithinATransaction(ClusterNode node) throws Exception {
    for (int i = 0; i < NAPS; i++) {
      node.service().pause();
      LockSupport.parkNanos(NAP.toNanos());
      if (!new Sql(cluster.database()).rows(SLEEPING_ON_LOCKS, NAP.toMillis() / 2).isEmpty()) {
        return;
      }
      node.service().resume();
      LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(NAP.toNanos()));
    }
    node.service().pause();
  }

  /** Waits until a node works on more than one, and answers which. */
  private Set<String> awaitRunningOn(ClusterNode node) {
    return patiently(node.name() + " works")
        .until(() -> history.runningOn(node.name()), running -> running.size() > 1);
  }

  private static ConditionFactory patiently(String what) {
    return await(what).atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(100));
  }
}
