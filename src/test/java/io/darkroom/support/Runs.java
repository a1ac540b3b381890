package io.darkroom.support;

import io.darkroom.platform.NodeId;
import io.darkroom.platform.settings.Settings;
import io.darkroom.tasks.Attempts;
import io.darkroom.tasks.History;
import io.darkroom.tasks.Progress;
import io.darkroom.tasks.ProjectLoads;
import io.darkroom.tasks.QueueEntries;
import io.darkroom.tasks.Schedule;
import io.darkroom.tasks.TaskQueue;
import jakarta.persistence.EntityManager;
import java.time.Clock;

/** What the runs of tasks write with, outside of a server. */
public final class Runs {

  private Runs() {}

  public static Attempts attempts(EntityManager database, Settings settings, Clock clock) {
    return new Attempts(
        database,
        history(database, settings, clock),
        queue(database, new NoSchedule(), settings),
        settings,
        clock);
  }

  public static TaskQueue queue(EntityManager database, Schedule schedule, Settings settings) {
    return new TaskQueue(
        new ProjectLoads(database), new QueueEntries(database), schedule, settings);
  }

  public static Progress progress(EntityManager database, Settings settings, Clock clock) {
    return new Progress(database, history(database, settings, clock), new NodeId(settings), clock);
  }

  public static History history(EntityManager database, Settings settings, Clock clock) {
    return new History(database, new NodeId(settings), clock, new NoEvent<>());
  }
}
