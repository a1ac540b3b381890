package io.darkroom.http;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Points in time as OpenStack writes them: RFC 3339, UTC, whole seconds. */
public final class Timestamps {

  private Timestamps() {}

  public static String text(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
