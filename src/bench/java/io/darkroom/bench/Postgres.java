package io.darkroom.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The PostgreSQL of a run, which writes each commit to disk before it answers. */
public final class Postgres implements AutoCloseable {

  private static final String USER = "postgres";

  private final Optional<EmbeddedPostgres> own;
  private final String url;
  private final List<String> databases = new ArrayList<>();

  private Postgres(Optional<EmbeddedPostgres> own, String url) {
    this.own = own;
    this.url = url;
  }

  /** The one that runs already, or else one of our own. */
  static Postgres find(Options options) throws IOException, SQLException {
    Postgres postgres =
        options
            .postgres()
            .map(given -> new Postgres(Optional.empty(), given))
            .orElseGet(Postgres::start);
    if (!postgres
        .ask("select current_setting('fsync') || current_setting('synchronous_commit')")
        .equals("onon")) {
      postgres.close();
      throw new IllegalStateException("This PostgreSQL may lose what it has committed.");
    }
    return postgres;
  }

  private static Postgres start() {
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("max_connections", "500")
              .setServerConfig("shared_buffers", "256MB")
              .start();
      return new Postgres(Optional.of(server), server.getJdbcUrl(USER, USER));
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  String facts() throws SQLException {
    return "PostgreSQL %s (fsync %s, synchronous_commit %s, full_page_writes %s, shared_buffers %s)"
        .formatted(
            setting("server_version"),
            setting("fsync"),
            setting("synchronous_commit"),
            setting("full_page_writes"),
            setting("shared_buffers"));
  }

  private String setting(String name) throws SQLException {
    return ask("select current_setting('" + name + "')");
  }

  int port() {
    return java.net.URI.create(url.substring("jdbc:".length())).getPort();
  }

  /** Makes an empty database that goes with the run, and answers its JDBC URL. */
  public String create(String name) throws SQLException {
    String database = "bench_" + name;
    run(url, "drop database if exists " + database + " with (force)");
    run(url, "create database " + database);
    databases.add(database);
    return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database + "?user=" + USER;
  }

  public static void run(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String ask(String sql) throws SQLException {
    return ask(url, sql);
  }

  /** The first column of the first row. */
  public static String ask(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  @Override
  public void close() throws IOException, SQLException {
    if (own.isPresent()) {
      own.get().close();
      return;
    }
    for (String database : databases) {
      run(url, "drop database if exists " + database + " with (force)");
    }
  }
}
