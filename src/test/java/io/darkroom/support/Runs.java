package io.darkroom.support;

import io.darkroom.platform.NodeId;
import io.darkroom.platform.settings.Settings;
import io.darkroom.tasks.Attempts;
import io.darkroom.tasks.History;
import io.darkroom.tasks.Progress;
import jakarta.persistence.EntityManager;
import java.time.Clock;

/** What the runs of tasks write with, outside of a server. */
public final class Runs {

  private Runs() {}

  public static Attempts attempts(EntityManager database, Settings settings, Clock clock) {
    return new Attempts(database, history(database, settings, clock), settings, clock);
  }

  public static Progress progress(EntityManager database, Settings settings, Clock clock) {
    return new Progress(database, history(database, settings, clock), clock);
  }

  public static History history(EntityManager database, Settings settings, Clock clock) {
    return new History(database, new NodeId(settings), clock, new NoEvent<>());
  }
}
