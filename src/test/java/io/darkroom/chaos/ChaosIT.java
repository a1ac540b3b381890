package io.darkroom.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.chaos.Trouble.Kind;
import io.darkroom.support.Cluster;
import io.darkroom.support.ClusterNode;
import io.darkroom.support.Mirror;
import io.darkroom.support.Originals;
import io.darkroom.support.SkewedClock;
import io.darkroom.support.Sql;
import io.darkroom.support.TaskHistory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes, one with a wrong clock, import from slow sources while they are killed, put to sleep
 * and cut off from the database.
 *
 * <p>Settings: {@code chaos.tasks}, {@code chaos.seconds}, {@code chaos.seed}.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class ChaosIT {

  private static final int TASKS = Integer.getInteger("chaos.tasks", 40);
  private static final int SECONDS = Integer.getInteger("chaos.seconds", 50);
  private static final long SEED = Long.getLong("chaos.seed", new Random().nextInt(1_000_000));
  private static final Path LOGS =
      Path.of(System.getProperty("darkroom.test.directory"), "chaos-" + SEED);
  private static final int LINES = 40;
  private static final int MEBIBYTE = 1024 * 1024;
  private static final int POSTERS = 4;
  private static final long PATIENCE_SECONDS = 240;
  private static final Duration AHEAD = Duration.ofMinutes(1);

  private final ScheduledExecutorService posters = Executors.newScheduledThreadPool(POSTERS);
  private Mirror mirror;
  private Originals originals;
  private Cluster cluster;
  private Customer customer;
  private Trouble trouble;

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    mirror = new Mirror();
    originals = new Originals(mirror);
    cluster =
        new Cluster(
            directory,
            Map.of(
                "darkroom.import.allowed-hosts", "127.0.0.1",
                "darkroom.import.allowed-ports", String.valueOf(mirror.port()),
                "darkroom.tasks.slots", "5",
                "darkroom.tasks.heartbeat", "PT1S",
                "darkroom.tasks.max-crashes", "50",
                "darkroom.tasks.reconcile-interval", "PT1S"));
    Map<String, String> clock = SkewedClock.ahead(AHEAD);
    ClusterNode wrong = cluster.add(clock);
    cluster.add(Map.of());
    cluster.add(Map.of());
    cluster.awaitReady();
    if (clock.isEmpty()) {
      System.out.println("chaos: no faketime here, so the clocks of all nodes are right");
    } else {
      System.out.printf("chaos: the clock of %s is a minute ahead%n", wrong.name());
      assertThat(wrong.ahead()).isGreaterThan(AHEAD.dividedBy(2));
    }
    customer = new Customer(cluster.nodes());
    trouble = new Trouble(cluster.nodes(), SEED);
  }

  @AfterEach
  void stop() throws Exception {
    posters.shutdownNow();
    trouble.close();
    for (ClusterNode node : cluster.nodes()) {
      node.keepLog(LOGS);
    }
    mirror.close();
    cluster.close();
  }

  @Test
  void everyTaskEndsOnceAndNothingIsLeft() throws Exception {
    System.out.printf("chaos: begins with chaos.seed=%d%n", SEED);
    long begin = System.nanoTime();
    trouble.begin();
    for (Future<?> due : schedule()) {
      due.get(SECONDS + PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    trouble.end();
    Balance.awaitRest(cluster, Duration.ofSeconds(PATIENCE_SECONDS + TASKS));

    Balance balance = Balance.of(cluster, originals, customer.promised());

    System.out.printf(
        "chaos: tasks=%d runs=%d kills=%d stops=%d cuts=%d freezes=%d %s seed=%d seconds=%d%n",
        customer.promised().size(),
        balance.runs(),
        trouble.count(Kind.KILL),
        trouble.count(Kind.STOP),
        trouble.count(Kind.CUT),
        trouble.count(Kind.FREEZE),
        balance.summary(),
        SEED,
        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin));
    assertThat(balance.faults()).as(() -> account(balance)).isEmpty();
  }

  /** The orders, spread over the time of trouble, and the end of that time. */
  private List<Future<?>> schedule() {
    List<Future<?>> dues = new ArrayList<>();
    Random random = new Random(SEED);
    for (int i = 0; i < TASKS; i++) {
      int size = random.nextInt(MEBIBYTE, 4 * MEBIBYTE);
      int pace = size / random.nextInt(5, 20);
      String url = originals.add("image-" + i, size, pace, random.nextBoolean());
      long due = TimeUnit.SECONDS.toMillis(SECONDS) * 4 / 5 * i / TASKS;
      Callable<Boolean> order = () -> customer.order(url);
      dues.add(posters.schedule(order, due, TimeUnit.MILLISECONDS));
    }
    dues.add(posters.schedule(() -> true, SECONDS, TimeUnit.SECONDS));
    return dues;
  }

  /** What it takes to understand a failure. */
  private String account(Balance balance) {
    try {
      TaskHistory history = new TaskHistory(new Sql(cluster.database()));
      return String.join(
          "\n",
          "Logs are in " + LOGS,
          trouble.diary(),
          balance.events(history),
          cluster.tails(LINES));
    } catch (SQLException failure) {
      return "No account: " + failure;
    }
  }
}
