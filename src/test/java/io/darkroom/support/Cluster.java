package io.darkroom.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Nodes that share one PostgreSQL and one data directory. */
public final class Cluster implements AutoCloseable {

  /** A node opens up to a hundred. */
  private static final String CONNECTIONS = "500";

  private final Path directory;
  private final Map<String, String> settings;
  private final EmbeddedPostgres database;
  private final List<ClusterNode> nodes = new CopyOnWriteArrayList<>();

  /**
   * A database and no node yet.
   *
   * @param directory of the shared data and each node's settings
   * @param settings of all nodes, beside names, ports, data directory and database
   */
  public Cluster(Path directory, Map<String, String> settings) throws IOException {
    this.directory = directory;
    this.settings = Map.copyOf(settings);
    database = EmbeddedPostgres.builder().setServerConfig("max_connections", CONNECTIONS).start();
  }

  /** Starts so many nodes at the same time and returns when all are ready. */
  public static Cluster start(int nodes, Path directory, Map<String, String> settings)
      throws Exception {
    Cluster cluster = new Cluster(directory, settings);
    try {
      for (int i = 0; i < nodes; i++) {
        cluster.add(Map.of());
      }
      cluster.awaitReady();
      return cluster;
    } catch (Exception failure) {
      cluster.close();
      throw failure;
    }
  }

  /**
   * Starts one more node without waiting for it.
   *
   * @param environment variables for this node alone
   */
  public ClusterNode add(Map<String, String> environment) throws IOException {
    String name = "node-" + (nodes.size() + 1);
    TcpRelay relay = new TcpRelay(database.getPort());
    Map<String, String> own = new LinkedHashMap<>(settings);
    own.put("darkroom.node", name);
    own.put("darkroom.data-dir", data().toString());
    own.put(
        "darkroom.datasource.url",
        "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(relay.port()));
    own.put("darkroom.datasource.user", "postgres");
    own.put("darkroom.datasource.password", "postgres");
    ClusterNode node = new ClusterNode(name, directory.resolve(name), own, environment, relay);
    nodes.add(node);
    node.launch();
    return node;
  }

  public void awaitReady() throws InterruptedException {
    for (ClusterNode node : nodes) {
      node.awaitReady();
    }
  }

  public List<ClusterNode> nodes() {
    return List.copyOf(nodes);
  }

  public ClusterNode node(int index) {
    return nodes.get(index);
  }

  /** The last lines that each node has printed. */
  public String tails(int lines) {
    return nodes.stream().map(node -> node.tail(lines)).collect(Collectors.joining("\n"));
  }

  /** What the database is busy with, and which of its sessions wait for which. */
  public String sessions() throws SQLException {
    return new Sql(database())
        .text(
            """
            select pid, pg_blocking_pids(pid), state, now() - state_change, wait_event, query
            from pg_stat_activity where state <> 'idle' and pid <> pg_backend_pid()
            """);
  }

  /** The data directory of all nodes. */
  public Path data() {
    return directory.resolve("data");
  }

  /** The database itself, past every relay. */
  public DataSource database() {
    return database.getPostgresDatabase();
  }

  @Override
  public void close() throws Exception {
    Exception first = null;
    for (ClusterNode node : nodes) {
      try {
        node.close();
      } catch (Exception failure) {
        first = failure;
      }
    }
    database.close();
    if (first != null) {
      throw first;
    }
  }
}
