package io.darkroom.tasks.events;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Waits for the ends of tasks without a thread. */
@Singleton
public class Waiting {

  private final Feed feed;
  private final Crew crew;
  private final Clock clock;

  @Inject
  public Waiting(Feed feed, Crew crew, Clock clock) {
    this.feed = feed;
    this.crew = crew;
    this.clock = clock;
  }

  /**
   * Completes when the task has ended or is gone, when the time is over or the node stops. What
   * follows is done by a thread of the application that may take its time.
   *
   * @param request of the client that waits; becomes asynchronous
   * @return nothing when this node has no room for one more
   */
  public Optional<CompletionStage<Boolean>> end(
      String taskId, Duration most, HttpServletRequest request) {
    CompletableFuture<Boolean> end = new CompletableFuture<>();
    Wait wait =
        new Wait(
            taskId,
            clock.instant().plus(most),
            self -> {
              feed.leave(self);
              end.complete(true);
            });
    if (!feed.follow(wait)) {
      return Optional.empty();
    }
    Executor crewOfExchange = crew.whenSuspended(request.startAsync());
    return Optional.of(end.thenApplyAsync(over -> over, crewOfExchange));
  }
}
