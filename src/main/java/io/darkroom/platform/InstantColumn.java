package io.darkroom.platform;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Keeps a point in time as microseconds since the epoch: free of zones, and it sorts. */
@Converter
public class InstantColumn implements AttributeConverter<Instant, Long> {

  @Override
  public @Nullable Long convertToDatabaseColumn(@Nullable Instant time) {
    return time == null ? null : micros(time);
  }

  @Override
  public @Nullable Instant convertToEntityAttribute(@Nullable Long micros) {
    return micros == null ? null : instant(micros);
  }

  /** As native queries want it. */
  public static long micros(Instant time) {
    // ChronoUnit.between would go by way of nanoseconds, which end after three centuries.
    return Math.addExact(
        Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1000);
  }

  /** As native queries give it. */
  public static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
