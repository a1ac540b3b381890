package io.darkroom.platform.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The one clock of the house. */
@ApplicationScoped
public class Clocks {

  @Produces
  @Singleton
  DatabaseClock clock() {
    return new DatabaseClock(Clock.systemUTC(), System::nanoTime);
  }
}
