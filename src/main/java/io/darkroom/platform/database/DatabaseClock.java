package io.darkroom.platform.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The time of the database, carried on by this machine's ticks: what one node writes as its
 * heartbeat or its task's end, another one reads, whatever becomes of the machine's own clock.
 * Counts in microseconds, as the database keeps them: what is stored is what was read.
 */
public final class DatabaseClock extends Clock {

  private static final int SAMPLES = 3;

  /** Half of the time that an answer took may be wrong. */
  private static final long TOO_SLOW_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final LongSupplier nanos;
  private volatile Reading reading;

  /** What the clock showed at a moment of the machine's ticks, which nobody can put back. */
  private record Reading(Instant time, long nanos) {

    Instant at(long now) {
      return time.plusNanos(now - nanos);
    }
  }

  /**
   * A clock that goes by the machine's until it is aligned.
   *
   * @param ticks nanoseconds, as {@link System#nanoTime}
   */
  public DatabaseClock(Clock machine, LongSupplier ticks) {
    this.nanos = ticks;
    this.reading = new Reading(machine.instant(), ticks.getAsLong());
  }

  /**
   * Compares with the database, and goes by it from now on. The answer that was quickest counts; if
   * all were slow, nothing changes.
   *
   * @param database tells its time when it is asked
   * @return how far the database was ahead of this clock
   */
  public Duration align(Supplier<Instant> database) {
    long quickest = TOO_SLOW_NANOS;
    Reading before = reading;
    Reading best = before;
    for (int sample = 0; sample < SAMPLES; sample++) {
      long asked = nanos.getAsLong();
      Instant theirs = database.get();
      long took = nanos.getAsLong() - asked;
      if (took < quickest) {
        quickest = took;
        best = new Reading(theirs, asked + took / 2);
      }
    }
    reading = best;
    return Duration.between(before.at(best.nanos()), best.time());
  }

  @Override
  public Instant instant() {
    return reading.at(nanos.getAsLong()).truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("Points in time have no zone here.");
  }
}
