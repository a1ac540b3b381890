package io.darkroom.tasks.events;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the tasks that are followed, at all of them twice a second: any node may write their
 * history. For one thread.
 */
final class Rounds {

  /** Between two looks at all. */
  static final Duration PAUSE = Duration.ofMillis(500);

  /** Tasks that are asked about in one query. */
  static final int TASKS = 500;

  /** Events that a follower is given at once. */
  static final int EVENTS = 100;

  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
  private static final Duration IDLE = Duration.ofHours(1);

  private final TaskRecord record;
  private final Followers followers;
  private final Agenda agenda;
  private final Clock clock;
  private Instant nextLook = Instant.MIN;
  private Instant nextWake = Instant.MAX;
  private boolean isAway;

  Rounds(TaskRecord record, Followers followers, Agenda agenda, Clock clock) {
    this.record = record;
    this.followers = followers;
    this.agenda = agenda;
    this.clock = clock;
  }

  /** How long there is nothing to do. */
  Duration pause() {
    if (followers.isEmpty()) {
      return IDLE;
    }
    Instant next = nextLook.isBefore(nextWake) ? nextLook : nextWake;
    return next.equals(Instant.MIN) ? Duration.ZERO : Duration.between(clock.instant(), next);
  }

  /**
   * One round.
   *
   * @param asked the tasks that are to be looked at, though it is not the time for all
   */
  void run(Set<String> asked) {
    Instant now = clock.instant();
    boolean all = !now.isBefore(nextLook);
    if (all) {
      nextLook = now.plus(PAUSE);
    }
    look(all ? followers.tasks() : asked);
    if (all || !now.isBefore(nextWake)) {
      wake(clock.instant());
    }
  }

  private void wake(Instant now) {
    Instant earliest = Instant.MAX;
    for (Follower follower : followers.all()) {
      if (!now.isBefore(follower.due())) {
        guarded(follower, one -> one.wake(now));
      }
      earliest = Collections.min(List.of(earliest, follower.due()));
    }
    nextWake = earliest;
  }

  private void look(Collection<String> tasks) {
    List<String> followed = tasks.stream().filter(followers::follow).toList();
    try {
      for (int from = 0; from < followed.size(); from += TASKS) {
        List<String> some = followed.subList(from, Math.min(followed.size(), from + TASKS));
        Map<String, Standing> standings = record.standings(some);
        for (String task : some) {
          tell(task, standings.get(task));
        }
      }
      isAway = false;
    } catch (RuntimeException failure) {
      // Whatever it is, the next round asks again.
      if (!isAway) {
        LOG.warn("Those who follow tasks wait for the database: {}", failure.toString());
      }
      isAway = true;
    }
  }

  private void tell(String task, @Nullable Standing standing) {
    Map<Long, List<PastEvent>> read = new HashMap<>();
    for (Follower follower : followers.of(task)) {
      if (standing == null) {
        guarded(follower, Follower::gone);
      } else {
        List<PastEvent> events = news(follower, standing, read);
        guarded(follower, one -> tell(one, standing, events));
      }
    }
  }

  /** Those who have seen the same are given the same. */
  private List<PastEvent> news(
      Follower follower, Standing standing, Map<Long, List<PastEvent>> read) {
    long behind = follower.behind();
    return behind >= standing.newest()
        ? List.of()
        : read.computeIfAbsent(behind, known -> record.events(follower.taskId(), known, EVENTS));
  }

  private void tell(Follower follower, Standing standing, List<PastEvent> events) {
    if (!events.isEmpty()) {
      follower.take(events);
    }
    follower.learn(standing);
    if (follower.behind() < standing.newest() && !events.isEmpty()) {
      agenda.ask(follower.taskId());
    }
  }

  /** One that fails is not to take the others along. */
  private void guarded(Follower follower, Consumer<Follower> call) {
    try {
      call.accept(follower);
    } catch (RuntimeException failure) {
      LOG.error("Cannot tell a follower of task {} the news", follower.taskId(), failure);
      followers.remove(follower);
      follower.close();
    }
  }
}
