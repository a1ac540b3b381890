package io.darkroom.support;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** One node of a cluster, through all its lives, with its own way to the database. */
public final class ClusterNode implements AutoCloseable {

  private final String name;
  private final Path directory;
  private final Map<String, String> settings;
  private final Map<String, String> environment;
  private final TcpRelay relay;
  private final int port = FreePort.find();
  private final List<Service> lives = new CopyOnWriteArrayList<>();

  ClusterNode(
      String name,
      Path directory,
      Map<String, String> settings,
      Map<String, String> environment,
      TcpRelay relay) {
    this.name = name;
    this.directory = directory;
    this.settings = Map.copyOf(settings);
    this.environment = Map.copyOf(environment);
    this.relay = relay;
  }

  /** As {@code darkroom.node} has it. */
  public String name() {
    return name;
  }

  /** Its way to the database. */
  public TcpRelay relay() {
    return relay;
  }

  /** Starts it, again or for the first time, on the same port; {@link #awaitReady} waits. */
  public void launch() throws IOException {
    lives.add(Service.launch(directory, port, settings, environment));
  }

  public void awaitReady() throws InterruptedException {
    service().awaitReady();
  }

  /** The process of its present life. */
  public Service service() {
    return lives.get(lives.size() - 1);
  }

  public Client client() {
    return service().client();
  }

  public void kill() throws InterruptedException, IOException {
    service().kill();
    forgetClock();
  }

  /** The last lines that it has printed, in all lives. */
  public String tail(int lines) {
    List<String> all = lives.stream().flatMap(life -> life.output().lines()).toList();
    return all.subList(Math.max(0, all.size() - lines), all.size()).stream()
        .collect(Collectors.joining("\n", "--- " + name + "\n", ""));
  }

  private void forgetClock() throws IOException {
    if (!environment.isEmpty()) {
      SkewedClock.forget(service().pid());
    }
  }

  /** Ends it without ceremony: whatever state a test has left it in, this works and is quick. */
  @Override
  public void close() throws IOException, InterruptedException {
    relay.close();
    if (!lives.isEmpty()) {
      kill();
    }
  }
}
