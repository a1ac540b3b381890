package io.darkroom.tasks.events;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client that reads a task's events as they come. What it has not taken yet is one helping at
 * most, and no more is asked for until that is gone. Nobody waits for the client.
 */
final class EventStream implements Follower {

  /** Silence after which a comment is sent. */
  static final Duration SILENCE = Duration.ofSeconds(15);

  /** A client that takes nothing for so long is given up. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

  private final String taskId;
  private final Locale language;
  private final Pipe pipe;
  private final Feed feed;
  private final Clock clock;
  private long seen;
  private byte @Nullable [] unwritten = SseText.BEGIN;
  private boolean unflushed;
  private boolean idle;
  private boolean over;
  private Instant moved;

  /** The way to the client; every call returns at once. */
  interface Pipe {

    /** Whether it takes something now; if not, {@link EventStream#flow} is called when it does. */
    boolean isReady();

    void write(byte[] bytes) throws IOException;

    void flush() throws IOException;

    /** Nothing more is to come. */
    void end();
  }

  /**
   * A stream that has not begun to flow.
   *
   * @param seen the id of the last event that the client has; 0 for none
   */
  EventStream(String taskId, long seen, Locale language, Pipe pipe, Feed feed, Clock clock) {
    this.taskId = taskId;
    this.seen = seen;
    this.language = language;
    this.pipe = pipe;
    this.feed = feed;
    this.clock = clock;
    this.moved = clock.instant();
  }

  /** Writes what the client takes. */
  void flow() {
    if (isThrough()) {
      feed.look(taskId);
    }
  }

  private synchronized boolean isThrough() {
    idle = false;
    try {
      while (!over && !idle && pipe.isReady()) {
        step();
      }
    } catch (IOException | IllegalStateException gone) {
      LOG.debug("A reader of task {} has gone: {}", taskId, gone.toString());
      close();
    }
    return idle;
  }

  /** Each asks the container for its leave first. */
  private void step() throws IOException {
    moved = clock.instant();
    if (unwritten != null) {
      byte[] bytes = unwritten;
      unwritten = null;
      unflushed = true;
      pipe.write(bytes);
    } else if (unflushed) {
      unflushed = false;
      pipe.flush();
    } else {
      idle = true;
    }
  }

  private synchronized void send(byte[] bytes) {
    unwritten = bytes;
    isThrough();
  }

  @Override
  public String taskId() {
    return taskId;
  }

  @Override
  public synchronized long behind() {
    return idle ? seen : NONE;
  }

  @Override
  public synchronized void take(List<PastEvent> events) {
    if (idle) {
      seen = events.get(events.size() - 1).id();
      send(SseText.of(events, language));
    }
  }

  /** An event may follow the last one of the task: who comes back is told that one, too. */
  @Override
  public synchronized void learn(Standing standing) {
    if (idle && standing.isOver(seen)) {
      close();
    }
  }

  @Override
  public void gone() {
    close();
  }

  @Override
  public synchronized void close() {
    if (!over) {
      over = true;
      idle = false;
      try {
        feed.leave(this);
      } finally {
        pipe.end();
      }
    }
  }

  @Override
  public synchronized Instant due() {
    return moved.plus(idle ? SILENCE : PATIENCE);
  }

  @Override
  public synchronized void wake(Instant now) {
    if (over || now.isBefore(due())) {
      return;
    }
    if (idle) {
      send(SseText.KEEP_ALIVE);
    } else {
      LOG.info("A reader of task {} has taken nothing for {}", taskId, PATIENCE);
      close();
    }
  }
}
