package io.darkroom.tasks.execution;

import io.darkroom.platform.database.DatabaseFaults;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the database again and again while it is away: a run that is over gives its task back in
 * good order, however late, instead of looking like one that crashed.
 */
@Singleton
public class DatabasePatience {

  private static final Logger LOG = LoggerFactory.getLogger(DatabasePatience.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** What the question comes to, once the database answers. */
  <T> T ask(Supplier<T> question) throws InterruptedException {
    boolean told = false;
    while (true) {
      try {
        return question.get();
      } catch (RuntimeException failure) {
        if (!DatabaseFaults.mayPass(failure)) {
          throw failure;
        }
        if (!told) {
          LOG.warn("Waits for the database: {}", failure.toString());
          told = true;
        }
        Thread.sleep(PAUSE.toMillis());
      }
    }
  }
}
