package io.darkroom.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One node of a cluster, through all its lives, with its own way to the database. */
public final class ClusterNode implements AutoCloseable {

  /** As logging.properties has it. */
  private static final Pattern STAMP = Pattern.compile("[0-9-]{10}T[0-9:.]{12}[+-][0-9]{4}");

  private static final DateTimeFormatter STAMP_FORMAT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT);

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

  /** A client that waits only so long for an answer. */
  public Client client(Duration patience) {
    return new Client(service().root(), patience);
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

  /** Writes everything that it has printed, in all lives, into a directory. */
  public void keepLog(Path logs) throws IOException {
    Files.createDirectories(logs);
    Files.writeString(logs.resolve(name + ".log"), tail(Integer.MAX_VALUE));
  }

  /** How far its clock was ahead when it logged its last line; less by the time since then. */
  public Duration ahead() {
    Instant last =
        service()
            .output()
            .lines()
            .map(STAMP::matcher)
            .filter(Matcher::lookingAt)
            .map(stamp -> STAMP_FORMAT.parse(stamp.group(), Instant::from))
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH);
    return Duration.between(Instant.now(), last);
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
