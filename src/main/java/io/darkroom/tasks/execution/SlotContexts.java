package io.darkroom.tasks.execution;

import io.darkroom.platform.lifecycle.ApplicationContext;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

/** The application's context for threads that do not have it, one for each slot: it keeps state. */
final class SlotContexts {

  private final BlockingQueue<Executor> free = new LinkedBlockingQueue<>();

  SlotContexts(ApplicationContext application, int slots) {
    for (int slot = 0; slot < slots; slot++) {
      free.add(application.capture());
    }
  }

  private static RuntimeException unwrapped(ExecutionException failure)
      throws InterruptedException {
    if (failure.getCause() instanceof InterruptedException stopped) {
      throw stopped;
    }
    return failure.getCause() instanceof RuntimeException cause
        ? cause
        : new IllegalStateException(failure.getCause());
  }

  /** Runs the work on the calling thread, as part of the application. */
  <T> T call(Callable<T> work) throws InterruptedException {
    Executor context = free.take();
    try {
      CompletableFuture<T> result = new CompletableFuture<>();
      context.execute(
          () -> {
            try {
              result.complete(work.call());
            } catch (Exception failure) {
              // Whatever it is, get() hands it to the caller.
              result.completeExceptionally(failure);
            }
          });
      return result.get();
    } catch (ExecutionException failure) {
      throw unwrapped(failure);
    } finally {
      free.add(context);
    }
  }
}
