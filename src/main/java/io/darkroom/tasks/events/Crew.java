package io.darkroom.tasks.events;

import io.darkroom.platform.lifecycle.ApplicationContext;
import io.darkroom.platform.lifecycle.NodeStarted;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import jakarta.servlet.AsyncContext;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A few threads for what may have to wait for a client: the last words to those who followed a
 * task. The queue is no longer than there can be followers.
 */
@Singleton
public class Crew {

  private static final int THREADS = 16;
  private static final long PATIENCE_SECONDS = 5;
  private static final long PAUSE_NANOS = 1_000_000;
  private static final int MOST_PAUSES = 5_000;

  private final ApplicationContext application;

  /** One for each thread: it keeps state. */
  private final BlockingQueue<Executor> contexts = new LinkedBlockingQueue<>();

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          1,
          TimeUnit.MINUTES,
          new LinkedBlockingQueue<>(),
          this::thread,
          (late, pool) -> late.run());

  @Inject
  public Crew(ApplicationContext application) {
    this.application = application;
    threads.allowCoreThreadTimeOut(true);
  }

  void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) NodeStarted event) {
    for (int thread = 0; thread < THREADS; thread++) {
      contexts.add(application.capture());
    }
  }

  private Thread thread(Runnable work) {
    Thread thread = new Thread(() -> inContext(work), "darkroom-last-words");
    thread.setDaemon(true);
    return thread;
  }

  private void inContext(Runnable work) {
    try {
      Executor context = contexts.take();
      try {
        context.execute(work);
      } finally {
        contexts.add(context);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Works when the container has back the thread that began the exchange: it might still hold what
   * the work lets go to other requests. A time limit can be set until then, and only until then
   * (Jakarta Servlet 6.0, {@link AsyncContext#setTimeout}).
   */
  Executor whenSuspended(AsyncContext exchange) {
    return work ->
        threads.execute(
            () -> {
              for (int pauses = 0; isBegun(exchange) && pauses < MOST_PAUSES; pauses++) {
                LockSupport.parkNanos(PAUSE_NANOS);
              }
              work.run();
            });
  }

  private static boolean isBegun(AsyncContext exchange) {
    try {
      exchange.setTimeout(exchange.getTimeout());
      return true;
    } catch (IllegalStateException suspended) {
      return false;
    }
  }

  /** Waits until all is said, but not for ever. */
  void finish() throws InterruptedException {
    threads.shutdown();
    if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      threads.shutdownNow();
    }
  }
}
