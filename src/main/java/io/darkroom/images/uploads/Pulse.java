package io.darkroom.images.uploads;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says of uploads, again and again, that somebody receives them. */
@Singleton
public class Pulse {

  /** After such a silence the receiver is taken for dead. */
  static final Duration SILENCE = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
  private static final long BEAT_SECONDS = 10;

  @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
  private ManagedScheduledExecutorService timer;

  private final Uploads uploads;

  @Inject
  public Pulse(Uploads uploads) {
    this.uploads = uploads;
  }

  /** The pulse of one upload, until it is closed. */
  static final class Beat implements AutoCloseable {

    private final AtomicBoolean unwanted;
    private final Future<?> repeated;

    Beat(AtomicBoolean unwanted, Future<?> repeated) {
      this.unwanted = unwanted;
      this.repeated = repeated;
    }

    /** Whether somebody has said that nobody wants the upload any more. */
    boolean isUnwanted() {
      return unwanted.get();
    }

    @Override
    public void close() {
      repeated.cancel(false);
    }
  }

  Beat start(Upload upload) {
    AtomicBoolean unwanted = new AtomicBoolean();
    return new Beat(
        unwanted,
        timer.scheduleWithFixedDelay(
            () -> beat(upload.id(), unwanted), BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS));
  }

  private void beat(String id, AtomicBoolean unwanted) {
    try {
      unwanted.set(!uploads.hear(id));
    } catch (RuntimeException databaseAway) {
      LOG.warn("Cannot say that upload {} goes on: {}", id, databaseAway.toString());
    }
  }
}
