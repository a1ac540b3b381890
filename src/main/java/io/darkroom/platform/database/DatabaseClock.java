package io.darkroom.platform.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/**
 * The time of the database, as far as this machine's clock can tell it: what one node writes as its
 * heartbeat or its task's end, another one reads. Ticks in microseconds, as the database keeps
 * them: what is stored is what was read.
 */
public final class DatabaseClock extends Clock {

  private static final int SAMPLES = 3;

  private final Clock machine;
  private volatile Duration ahead = Duration.ZERO;

  /** A clock that goes by the machine's until it is aligned. */
  public DatabaseClock(Clock machine) {
    this.machine = machine;
  }

  /**
   * Compares with the database, and goes by it from now on. The answer that was quickest is the
   * most exact one: half of the time it took may be wrong.
   *
   * @param database tells its time when it is asked
   * @return how far the database is ahead of this machine
   */
  public Duration align(Supplier<Instant> database) {
    Duration quickest = Duration.ofSeconds(Long.MAX_VALUE);
    Duration found = ahead;
    for (int sample = 0; sample < SAMPLES; sample++) {
      Instant before = machine.instant();
      Instant theirs = database.get();
      Duration took = Duration.between(before, machine.instant());
      if (took.compareTo(quickest) < 0) {
        quickest = took;
        found = Duration.between(before.plus(took.dividedBy(2)), theirs);
      }
    }
    ahead = found;
    return found;
  }

  @Override
  public Instant instant() {
    return machine.instant().plus(ahead).truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public ZoneId getZone() {
    return machine.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new DatabaseClock(machine.withZone(zone));
  }
}
