package io.darkroom.sources;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks another resolver, but never longer than a client can be kept waiting. Java cannot break off
 * a lookup, so the slow ones are left behind on a few threads with a short queue.
 */
final class BriefResolver implements AutoCloseable {

  private static final int THREADS = 4;
  private static final int QUEUE = 32;

  private final HostResolver resolver;
  private final Duration patience;
  private final ThreadPoolExecutor lookups =
      new ThreadPoolExecutor(
          THREADS, THREADS, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), Daemon::thread);

  BriefResolver(HostResolver resolver, Duration patience) {
    this.resolver = resolver;
    this.patience = patience;
    lookups.allowCoreThreadTimeOut(true);
  }

  /** The addresses of a host; empty if it has none, or none in time, or others are in the way. */
  Optional<List<InetAddress>> resolve(String host) {
    try {
      return await(lookups.submit(() -> List.of(resolver.resolve(host))));
    } catch (RejectedExecutionException tooManyLookups) {
      return Optional.empty();
    }
  }

  private Optional<List<InetAddress>> await(Future<List<InetAddress>> lookup) {
    try {
      return Optional.of(lookup.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException | ExecutionException unknownForNow) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      lookup.cancel(true);
    }
  }

  @Override
  public void close() {
    lookups.shutdownNow();
  }
}
