package io.darkroom.chaos;

import io.darkroom.support.ClusterNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * Random trouble for the nodes of a cluster, until it ends. A node has one trouble at a time, and
 * one node at least has none.
 */
final class Trouble implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 300;

  private final List<ClusterNode> nodes;
  private final Random random;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<ClusterNode> troubled = Collections.synchronizedSet(new HashSet<>());
  private final List<Future<?>> begun = Collections.synchronizedList(new ArrayList<>());
  private final List<String> diary = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean over;

  enum Kind {
    KILL,
    STOP,
    /** The connections to the database break, and new ones are refused. */
    CUT,
    /** The connections to the database stay, and nothing passes. */
    FREEZE
  }

  Trouble(List<ClusterNode> nodes, long seed) {
    this.nodes = nodes;
    this.random = new Random(seed);
  }

  /** Begins; trouble comes every few seconds from now on. */
  void begin() {
    begun.add(
        threads.submit(
            () -> {
              while (!over) {
                next();
                pass(seconds(2, 5));
              }
            }));
  }

  /** No more trouble; returns when every node is back, and throws what went wrong with that. */
  void end() throws InterruptedException, ExecutionException, TimeoutException {
    over = true;
    for (int i = 0; i < begun.size(); i++) {
      begun.get(i).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  /** How often it came. */
  long count(Kind kind) {
    return diary().lines().filter(line -> line.contains(" " + kind + " ")).count();
  }

  /** What happened when to whom. */
  String diary() {
    return String.join("\n", List.copyOf(diary));
  }

  private void next() {
    List<ClusterNode> calm = nodes.stream().filter(node -> !troubled.contains(node)).toList();
    // Drawn whether needed or not: a seed gives the same trouble as long as the same nodes are
    // calm.
    int whom = random.nextInt(nodes.size());
    Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
    Duration duration = seconds(7, 12);
    if (calm.size() > 1) {
      ClusterNode node = calm.get(whom % calm.size());
      troubled.add(node);
      diary.add(Instant.now() + " " + node.name() + " " + kind + " for " + duration);
      begun.add(threads.submit(() -> happen(node, kind, duration)));
    }
  }

  private boolean happen(ClusterNode node, Kind kind, Duration duration) throws Exception {
    switch (kind) {
      case KILL -> {
        node.kill();
        pass(duration.dividedBy(3));
        node.launch();
        node.awaitReady();
      }
      case STOP -> {
        node.service().pause();
        pass(duration);
        node.service().resume();
      }
      case CUT -> {
        node.relay().cut();
        pass(duration.dividedBy(2));
        node.relay().mend();
      }
      case FREEZE -> {
        node.relay().freeze();
        pass(duration);
        node.relay().mend();
      }
    }
    return troubled.remove(node);
  }

  private Duration seconds(int least, int most) {
    return Duration.ofMillis(random.nextLong(least * 1000L, most * 1000L));
  }

  private static void pass(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }

  @Override
  public void close() {
    over = true;
    threads.shutdownNow();
  }
}
