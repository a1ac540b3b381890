package io.darkroom.bench;

import io.darkroom.support.FreePort;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A real Glance with its Keystone, as {@code peer.properties} describes it.
 *
 * @param home the state of the one that this run has started, if it has
 */
record Peer(Properties properties, Optional<Path> home) implements AutoCloseable {

  private static final String UP = "src/bench/peer/up.sh";

  /** The one that runs already, or else one of our own, where Glance is installed. */
  static Optional<Peer> find(Options options, Postgres postgres)
      throws IOException, InterruptedException {
    if (options.peer().isPresent()) {
      return Optional.of(new Peer(read(options.peer().get()), Optional.empty()));
    }
    boolean installed =
        Stream.of("glance-api", "keystone-manage", "uwsgi_python3", "memcached", "psql")
            .allMatch(command -> Options.installed(command).isPresent());
    return installed
        ? Optional.of(start(options.directory().resolve("peer"), postgres))
        : Optional.empty();
  }

  private static Peer start(Path home, Postgres postgres) throws IOException, InterruptedException {
    Shell.run(
        List.of(UP),
        Map.of(
            "PEER_HOME", home.toString(),
            "PEER_POSTGRES", "127.0.0.1:" + postgres.port(),
            "PEER_GLANCE_PORT", String.valueOf(FreePort.find()),
            "PEER_KEYSTONE_PORT", String.valueOf(FreePort.find()),
            "PEER_MEMCACHED_PORT", String.valueOf(FreePort.find()),
            "PEER_SOURCE_PORT", String.valueOf(FreePort.find())));
    return new Peer(read(home.resolve("peer.properties")), Optional.of(home));
  }

  private static Properties read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }

  String get(String name) {
    return Optional.ofNullable(properties.getProperty(name))
        .orElseThrow(() -> new IllegalStateException("peer.properties lacks " + name));
  }

  @Override
  public void close() throws IOException, InterruptedException {
    if (home.isPresent()) {
      Shell.run(List.of("src/bench/peer/down.sh"), Map.of("PEER_HOME", home.get().toString()));
    }
  }
}
