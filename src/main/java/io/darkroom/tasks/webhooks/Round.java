package io.darkroom.tasks.webhooks;

import io.darkroom.platform.database.Durability;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One node's turn at telling a hook. A notice is removed when it was taken; one that was taken by a
 * hook whose node then died is told again, under the same id.
 */
final class Round {

  private static final Logger LOG = LoggerFactory.getLogger(Round.class);
  private static final int BATCH = 20;
  private static final int REMOVED_AT_ONCE = 500;

  /** How long a hook that is gone gets nothing. */
  private static final Duration GONE = Duration.ofDays(1);

  private final Hook hook;
  private final Dispatch dispatch;
  private final Outbox outbox;
  private final HookStates states;
  private final Durability durability;
  private final Duration patience;
  private final Clock clock;
  private HookState state;

  Round(
      Hook hook,
      Dispatch dispatch,
      Outbox outbox,
      HookStates states,
      Durability durability,
      Duration patience,
      Clock clock) {
    this.hook = hook;
    this.dispatch = dispatch;
    this.outbox = outbox;
    this.states = states;
    this.durability = durability;
    this.patience = patience;
    this.clock = clock;
    this.state = states.see(hook.id());
  }

  /**
   * Tells the hook what it may be told by now.
   *
   * @return whether there may be more
   */
  boolean tell() {
    Instant now = clock.instant();
    if (state.isClosed(now)) {
      drop(Instant.MAX);
      return false;
    }
    List<Notice> next = state.rests(now) ? List.of() : outbox.head(hook.id(), BATCH);
    if (next.isEmpty()) {
      return false;
    }
    if (next.get(0).madeAt().isBefore(now.minus(patience))) {
      LOG.warn(
          "Dropped {} notices for {}, which has not taken them within {}",
          drop(now.minus(patience)),
          hook,
          patience);
      return true;
    }
    // Nobody is told of what a crash could still undo.
    durability.force();
    return next.stream().allMatch(this::tell);
  }

  /** Returns whether the next notice may follow. */
  private boolean tell(Notice notice) {
    Outcome outcome = dispatch.send(notice);
    switch (outcome.verdict()) {
      case TAKEN -> {
        recover();
        // Else another node has told it, and goes on.
        return outbox.remove(notice);
      }
      case REFUSED -> {
        LOG.warn("{} does not want the event {}: {}", hook, notice.event(), outcome.reason());
        recover();
        return outbox.remove(notice);
      }
      case GONE -> close();
      case FAILED -> fail(outcome);
    }
    return false;
  }

  private void recover() {
    if (state.tries() > 0) {
      state = states.recover(hook.id());
      LOG.info("{} takes notices again", hook);
    }
  }

  private void close() {
    state = states.close(hook.id(), clock.instant().plus(GONE));
    LOG.warn("{} answered 410 and gets no notices for {}", hook, GONE);
  }

  private void fail(Outcome outcome) {
    if (dispatch.isStopped()) {
      return;
    }
    int tries = state.tries() + 1;
    Duration rest = BackOff.rest(tries, RandomGenerator.getDefault().nextDouble());
    Duration longer = outcome.asked().compareTo(rest) > 0 ? outcome.asked() : rest;
    state = states.fail(hook.id(), clock.instant().plus(longer));
    if (tries == 1) {
      LOG.warn("{} takes no notices and is tried again: {}", hook, outcome.reason());
    }
  }

  private int drop(Instant limit) {
    int dropped = 0;
    int batch = REMOVED_AT_ONCE;
    while (batch == REMOVED_AT_ONCE && !dispatch.isStopped()) {
      batch = outbox.removeBefore(hook.id(), limit, REMOVED_AT_ONCE);
      dropped += batch;
    }
    return dropped;
  }
}
