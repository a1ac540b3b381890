package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.support.Client;
import io.darkroom.support.Cluster;
import io.darkroom.support.ClusterNode;
import io.darkroom.support.Mirror;
import io.darkroom.support.OpenRequest;
import io.darkroom.support.Sql;
import io.darkroom.support.StreamedEvents;
import io.darkroom.support.TaskHistory;
import io.darkroom.support.TaskHistory.Event;
import io.darkroom.support.Together;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Those who follow tasks, wherever these run and whatever becomes of the nodes. */
@TestInstance(Lifecycle.PER_CLASS)
class FollowingIT {

  private static final int CROWD = 1000;
  private static final String[] AS_STREAM = {"Accept", "text/event-stream"};
  private static final String FETCHES = "\"step\":\"fetch\"";

  private Mirror mirror;
  private Cluster cluster;
  private Sql database;
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
                "darkroom.import.allowed-hosts",
                "127.0.0.1",
                "darkroom.import.allowed-ports",
                String.valueOf(mirror.port()),
                "darkroom.http.max-followers",
                String.valueOf(2 * CROWD),
                "darkroom.tasks.heartbeat",
                "PT1S"));
    database = new Sql(cluster.database());
    history = new TaskHistory(database);
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

  private String post(int seconds) throws Exception {
    return imports.post(cluster.node(0), 1, seconds).get(0);
  }

  private static OpenRequest follow(ClusterNode node, String task, String... headers)
      throws IOException {
    return OpenRequest.get(
        node.service().port(),
        "/v2/tasks/" + task + "/events",
        Stream.concat(Stream.of(AS_STREAM), Stream.of(headers)).toArray(String[]::new));
  }

  private static OpenRequest await60(ClusterNode node, String task) throws IOException {
    return OpenRequest.get(node.service().port(), "/v2/tasks/" + task, "Prefer", "wait=60");
  }

  private List<Long> written(String task) throws SQLException {
    return database
        .column("select id from task_events where task_id = ? order by id", task)
        .stream()
        .map(Long::valueOf)
        .toList();
  }

  private static ConditionFactory patiently(String what) {
    return await(what).atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(100));
  }

  private ClusterNode idleNode(String task) {
    String busy =
        patiently("somebody works")
            .until(
                () ->
                    history.of(task).stream()
                        .filter(event -> event.kind().equals("CLAIMED"))
                        .map(Event::node)
                        .findFirst(),
                Optional::isPresent)
            .orElseThrow();
    return cluster.nodes().stream()
        .filter(node -> !node.name().equals(busy))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatOneNodeDoesIsToldByTheOther() throws Exception {
    String task = post(3);
    ClusterNode idle = idleNode(task);

    try (OpenRequest stream = follow(idle, task);
        OpenRequest wait = await60(idle, task)) {
      assertThat(Client.json(wait.body()).getString("status")).isEqualTo("success");
      StreamedEvents told = StreamedEvents.of(stream.body());
      assertThat(told.kinds()).startsWith("CREATED").endsWith("SUCCESS");
      assertThat(told.ids()).isEqualTo(written(task));
    }
  }

  @Test
  void aThousandWhoWaitAndAThousandWhoFollowTakeNoThreads() throws Exception {
    ClusterNode node = cluster.node(0);
    String task = post(600);
    Together.run(64, () -> node.client().task(task));
    int before = threads(node);
    try (Crowd waits = new Crowd();
        Crowd streams = new Crowd()) {
      for (int i = 0; i < CROWD; i++) {
        waits.add(await60(node, task));
      }
      for (int i = 0; i < CROWD; i++) {
        streams.add(follow(node, task));
      }
      for (OpenRequest stream : streams.members()) {
        stream.awaitText("\"event\":\"CREATED\"");
      }
      assertThat(threads(node)).isLessThan(before + 20);
      assertNoRoom(node, task);

      cluster.node(1).client().cancel(task);

      for (OpenRequest wait : waits.members()) {
        assertThat(Client.json(wait.body()).getString("status")).isEqualTo("failure");
      }
      for (OpenRequest stream : streams.members()) {
        assertThat(StreamedEvents.of(stream.body()).kinds()).endsWith("FAILURE");
      }
      assertThat(threads(node)).isLessThan(before + 20);
    }
  }

  private record Crowd(List<OpenRequest> members) implements AutoCloseable {

    Crowd() {
      this(new ArrayList<>());
    }

    void add(OpenRequest member) {
      members.add(member);
    }

    @Override
    public void close() throws IOException {
      for (OpenRequest member : members) {
        member.close();
      }
    }
  }

  private static void assertNoRoom(ClusterNode node, String task) throws Exception {
    try (OpenRequest stream = follow(node, task);
        OpenRequest wait = await60(node, task)) {
      assertThat(stream.head()).startsWith("HTTP/1.1 503").contains("\r\nRetry-After: ");
      assertThat(wait.head()).startsWith("HTTP/1.1 200").doesNotContain("Preference-Applied");
    }
  }

  private static int threads(ClusterNode node) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + node.service().pid() + "/status")).stream()
        .filter(line -> line.startsWith("Threads:"))
        .map(line -> Integer.valueOf(line.substring("Threads:".length()).trim()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void nobodyNoticesOneWhoDoesNotRead() throws Exception {
    ClusterNode node = cluster.node(0);
    String task = post(600);
    writeVeryMuch(task);
    try (OpenRequest silent =
        OpenRequest.withSmallBuffer(
            node.service().port(), "/v2/tasks/" + task + "/events", AS_STREAM)) {
      silent.head();
      String other = post(1);
      try (OpenRequest stream = follow(node, other)) {
        assertThat(StreamedEvents.of(stream.body()).ids()).isEqualTo(written(other));
      }

      node.client().cancel(task);
      List<Long> all = written(task);
      List<Long> rest = all.subList(all.size() - 150, all.size());
      String before = String.valueOf(all.get(all.size() - 151));
      try (OpenRequest reader = follow(node, task, "Last-Event-ID", before)) {
        assertThat(StreamedEvents.of(reader.body()).ids()).isEqualTo(rest);
      }
    }
  }

  private void writeVeryMuch(String task) throws SQLException {
    try (Connection connection = cluster.database().getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                insert into task_events (task_id, attempt, kind, step, node, at)
                select ?, 1, 'STEP', case when n = 40000 then 'last' else repeat('s', 50) end,
                  repeat('n', 100), n
                from generate_series(1, 40000) n
                """)) {
      insert.setString(1, task);
      insert.executeUpdate();
    }
  }

  @Test
  void whoComesBackToANodeThatWasKilledMissesNothing() throws Exception {
    String task = post(20);
    ClusterNode victim = cluster.node(1);
    List<Long> told = new ArrayList<>();
    try (OpenRequest stream = follow(victim, task)) {
      stream.awaitText(FETCHES);
      victim.kill();
      told.addAll(StreamedEvents.of(stream.bodySoFar()).ids());
    }

    victim.launch();
    victim.awaitReady();
    try (OpenRequest stream = follow(victim, task, "Last-Event-ID", last(told))) {
      told.addAll(StreamedEvents.of(stream.body()).ids());
    }

    assertThat(told).isEqualTo(written(task));
    try (OpenRequest nothing = follow(victim, task, "Last-Event-ID", last(told))) {
      assertThat(nothing.head()).startsWith("HTTP/1.1 204");
    }
  }

  private static String last(List<Long> ids) {
    return String.valueOf(ids.get(ids.size() - 1));
  }

  @Test
  void nodeThatStopsEndsItsStreamsAndWaitsInGoodOrder() throws Exception {
    String task = post(20);
    ClusterNode leaving = cluster.node(1);
    List<Long> told = new ArrayList<>();
    try (OpenRequest stream = follow(leaving, task);
        OpenRequest wait = await60(leaving, task)) {
      stream.awaitText(FETCHES);

      assertThat(leaving.service().terminate()).isEqualTo(143);

      assertThat(wait.head()).startsWith("HTTP/1.1 200").contains("Preference-Applied: wait=60");
      assertThat(Client.json(wait.body()).getString("status")).isEqualTo("processing");
      told.addAll(StreamedEvents.of(stream.body()).ids());
    }
    try (OpenRequest stream = follow(cluster.node(0), task, "Last-Event-ID", last(told))) {
      told.addAll(StreamedEvents.of(stream.body()).ids());
    }

    assertThat(told).isEqualTo(written(task));
  }
}
