package io.darkroom.tasks.events;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.time.Clock;
import java.util.Locale;

/** Sends the events of tasks to clients, as they come, without a thread for each. */
@Singleton
public class Streams {

  private final Feed feed;
  private final Crew crew;
  private final Clock clock;

  @Inject
  public Streams(Feed feed, Crew crew, Clock clock) {
    this.feed = feed;
    this.crew = crew;
    this.clock = clock;
  }

  /**
   * Begins to send, and stops when the task has ended or is gone, the client has, or the node
   * stops.
   *
   * @param seen the id of the last event that the client has; 0 for none
   * @param exchange has its status and headers, and no time limit
   * @param end completes the exchange; called once
   * @throws ProblemException if this node has no room for one more
   */
  public void begin(String taskId, long seen, Locale language, AsyncContext exchange, Runnable end)
      throws IOException {
    ServletPipe pipe = new ServletPipe(exchange, crew, end);
    EventStream stream = new EventStream(taskId, seen, language, pipe, feed, clock);
    if (!feed.follow(stream)) {
      throw new ProblemException(Problem.TOO_MANY_FOLLOWERS);
    }
    pipe.open(stream);
  }
}
