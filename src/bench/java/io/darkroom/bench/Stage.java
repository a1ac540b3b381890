package io.darkroom.bench;

import io.darkroom.bench.limit.Statements;
import io.darkroom.support.FreePort;
import io.darkroom.support.IdentityStub;
import io.darkroom.support.SeededTasks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/** What the rows share: it is there when the first of them asks, and goes with the run. */
public final class Stage implements AutoCloseable {

  private static final int TASKS_OF_THE_LIMIT = 1_000;

  private final Options options;
  private final Postgres postgres;
  private final Optional<Peer> peer;
  private final Identity identity;
  private final int sourcePort;
  private final Deque<AutoCloseable> open = new ConcurrentLinkedDeque<>();
  private @Nullable Server ours;
  private @Nullable Server limit;
  private @Nullable Source source;

  private Stage(Options options, boolean beside) throws Exception {
    this.options = options;
    postgres = opened(Postgres.find(options));
    peer = beside || options.peer().isPresent() ? Peer.find(options, postgres) : Optional.empty();
    peer.ifPresent(this::opened);
    identity =
        peer.isPresent()
            ? Identity.keystone(peer.get())
            : Identity.stub(opened(new IdentityStub()));
    sourcePort =
        peer.map(there -> Integer.parseInt(there.get("source.port"))).orElseGet(FreePort::find);
  }

  /** Sets it, with a Glance where one is installed. */
  static Stage set(Options options) throws Exception {
    return set(options, true);
  }

  /** Sets it for Darkroom alone, with the Keystone of a Glance only if one runs already. */
  public static Stage alone(Options options) throws Exception {
    return set(options, false);
  }

  /** Takes it away even if the run is interrupted. */
  private static Stage set(Options options, boolean beside) throws Exception {
    Stage stage = new Stage(options, beside);
    Runtime.getRuntime().addShutdownHook(new Thread(stage::closeAtLast, "bench-end"));
    return stage;
  }

  private void closeAtLast() {
    try {
      close();
    } catch (Exception failure) {
      throw new IllegalStateException("Something of the run may still be there.", failure);
    }
  }

  /** Has it closed with the stage, unless that has been done before. */
  public <T extends AutoCloseable> T opened(T resource) {
    open.push(resource);
    return resource;
  }

  public Options options() {
    return options;
  }

  public Postgres postgres() {
    return postgres;
  }

  Optional<Peer> peer() {
    return peer;
  }

  public Identity identity() {
    return identity;
  }

  int sourcePort() {
    return sourcePort;
  }

  public static Path war() {
    return Path.of(System.getProperty("darkroom.test.war"));
  }

  /** The Darkroom that does everything but what a row does better with one of its own. */
  public Server ours() throws Exception {
    if (ours == null) {
      ours = Server.start(this, Contender.OURS, "ours", war());
    }
    return ours;
  }

  Optional<Contender> glance() {
    return peer.map(
        there ->
            Contender.of(
                Contender.GLANCE,
                java.net.URI.create(there.get("glance.url") + "/"),
                Long.parseLong(there.get("glance.pid")),
                identity.token()));
  }

  /** The bare resource, with some tasks to read. */
  Server limit() throws Exception {
    if (limit == null) {
      limit = Server.start(this, Contender.LIMIT, "limit", Archives.limit());
      limit.change(
          tables -> {
            SeededTasks.add(tables, TASKS_OF_THE_LIMIT);
            tables
                .createNativeQuery(
                    "insert into task_projects (project, pending, held, released)"
                        + " values (?1, 0, 0, 0)")
                .setParameter(1, Statements.PROJECT)
                .executeUpdate();
          });
    }
    return limit;
  }

  /** Where a task of the limit is shown, in an answer of so many bytes. */
  Target limitShowing(int bytes) throws Exception {
    String task = Postgres.ask(limit().database(), "select id from tasks where owner <> 'limit'");
    return new Target(Contender.LIMIT, limit().contender(), "show/" + bytes + "/" + task);
  }

  public Source source() throws IOException {
    if (source == null) {
      source = opened(new Source(options.directory(), sourcePort));
    }
    return source;
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable one = open.poll(); one != null; one = open.poll()) {
      one.close();
    }
  }
}
