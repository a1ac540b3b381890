package io.darkroom.tasks.execution;

import io.darkroom.platform.settings.Settings;
import io.darkroom.tasks.Chore;
import io.darkroom.tasks.TaskQueue;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the lines of the projects in order, so that no task is held back for ever. */
@Singleton
public class QueueCare implements Chore {

  private static final Logger LOG = LoggerFactory.getLogger(QueueCare.class);

  private final TaskQueue queue;
  private final Drain drain;
  private final Duration interval;

  @Inject
  public QueueCare(TaskQueue queue, Drain drain, Settings settings) {
    this.queue = queue;
    this.drain = drain;
    this.interval = settings.tasks().expiryInterval();
  }

  @Override
  public String name() {
    return "queue-care";
  }

  @Override
  public Duration interval() {
    return interval;
  }

  @Override
  public void run() {
    for (String project : queue.projects()) {
      if (drain.begun()) {
        return;
      }
      mend(project);
    }
  }

  /** What fails for one project, and may have to wait for it, is no reason to leave the others. */
  private void mend(String project) {
    try {
      boolean more = true;
      while (more && !drain.begun()) {
        more = queue.mend(project, Batches.SIZE);
      }
    } catch (RuntimeException failure) {
      LOG.warn("The line of a project could not be put in order: {}", failure.toString());
    }
  }
}
