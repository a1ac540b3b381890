package io.darkroom.tasks;

import io.darkroom.platform.database.DatabaseFaults;
import io.darkroom.platform.database.InTransaction;
import io.darkroom.platform.settings.QueueSettings;
import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Lets the projects take turns. Each has a line of its own, and only the first tasks of it are in
 * the schedule, so that a node that looks for work never wades through what is held back. There the
 * project with the fewest tasks at work comes first: a task's rank is the number of its project's
 * tasks that are before it, below zero. When one ends the next is let in, and the first that waits
 * gets the rank that is due to it by now.
 *
 * <p>Each transaction comes here last, as it then holds a row of the project.
 */
@Singleton
@InTransaction
public class TaskQueue {

  /** Those that wait in the schedule where there is no bound: enough to keep many nodes busy. */
  private static final int WINDOW = 256;

  /** More at once would make the end of one task long; the others follow with the next. */
  private static final int AT_ONCE = 8;

  private final ProjectLoads loads;
  private final QueueEntries entries;
  private final Schedule schedule;
  private final QueueSettings settings;

  @Inject
  public TaskQueue(ProjectLoads loads, QueueEntries entries, Schedule schedule, Settings settings) {
    this.loads = loads;
    this.entries = entries;
    this.schedule = schedule;
    this.settings = settings.queue();
  }

  /**
   * New tasks go to the ends of their projects' lines, in their order.
   *
   * @throws ProblemException QUEUE_FULL or PROJECT_QUEUE_FULL
   */
  public void enter(List<Task> tasks) {
    // Whoever holds several projects takes them in the same order.
    tasks.stream()
        .collect(Collectors.groupingBy(Task::owner, TreeMap::new, Collectors.toList()))
        .forEach(this::enter);
  }

  private void enter(String project, List<Task> tasks) {
    ProjectLoad load = held(project);
    requireRoom(load, tasks.size());
    // Those that are held back already come before them.
    int first = load.held() > 0 ? 0 : Math.max(0, Math.min(free(load), tasks.size()));
    entries.add(tasks, first);
    Map<String, Integer> ranks = new LinkedHashMap<>();
    for (int index = 0; index < first; index++) {
      ranks.put(tasks.get(index).id(), -(load.released() + index));
    }
    schedule.add(ranks);
    ProjectLoad now =
        new ProjectLoad(
            load.pending() + tasks.size(),
            load.held() + tasks.size() - first,
            load.released() + first);
    if (first == tasks.size()) {
      loads.set(project, now);
    } else {
      admit(project, now);
    }
  }

  private void requireRoom(ProjectLoad load, int tasks) {
    int most = settings.maxPendingPerProject();
    if (most > 0 && load.pending() + tasks > most) {
      throw new ProblemException(Problem.PROJECT_QUEUE_FULL, String.valueOf(most));
    }
    int mostOfAll = settings.maxPending();
    if (mostOfAll > 0 && loads.pending() + tasks > mostOfAll) {
      throw new ProblemException(Problem.QUEUE_FULL, String.valueOf(mostOfAll));
    }
  }

  /** The task has left {@code pending}. One that an older version has stored is in no line. */
  void begun(Task task) {
    if (entries.find(task.id()).isPresent()) {
      ProjectLoad load = held(task.owner());
      entries.begin(task.id());
      admit(task.owner(), new ProjectLoad(load.pending() - 1, load.held(), load.released()));
    }
  }

  /** The task has ended: the next of its project may go on. */
  void ended(Task task) {
    if (entries.find(task.id()).isPresent()) {
      ProjectLoad load = held(task.owner());
      admit(task.owner(), without(load, task.id()));
    }
  }

  private ProjectLoad without(ProjectLoad load, String taskId) {
    // Again, as it may have been let in meanwhile.
    QueueEntries.Entry entry = entries.find(taskId).orElseThrow();
    entries.remove(taskId);
    if (!entry.held() && !entry.begun()) {
      schedule.withdraw(taskId);
    }
    return new ProjectLoad(
        load.pending() - (entry.begun() ? 0 : 1),
        load.held() - (entry.held() ? 1 : 0),
        load.released() - (entry.held() ? 0 : 1));
  }

  private void admit(String project, ProjectLoad load) {
    int free = Math.min(AT_ONCE, free(load));
    List<String> next = load.held() > 0 && free > 0 ? entries.nextHeld(project, free) : List.of();
    Map<String, Integer> ranks = new LinkedHashMap<>();
    for (int index = 0; index < next.size(); index++) {
      entries.hold(next.get(index), false);
      ranks.put(next.get(index), -(load.released() + index));
    }
    schedule.add(ranks);
    ProjectLoad now =
        new ProjectLoad(load.pending(), load.held() - next.size(), load.released() + next.size());
    loads.set(project, now);
    entries.head(project).ifPresent(head -> schedule.raise(head, -now.running()));
  }

  /** Every project that may have a line. */
  public List<String> projects() {
    return loads.projects();
  }

  /**
   * Puts a project's line in order, whatever has happened to it: versions that know no lines have
   * ended its tasks, or a setting is another by now.
   *
   * @param most how many tasks to take out of the schedule at most
   * @return whether there are more
   */
  public boolean mend(String project, int most) {
    loads.hold(project);
    entries.ended(project).forEach(entries::remove);
    ProjectLoad load = entries.count(project);
    int surplus = Math.min(most, -free(load));
    ProjectLoad left = surplus > 0 ? withdraw(project, load, surplus) : load;
    admit(project, left);
    return surplus == most && left.held() > load.held();
  }

  private ProjectLoad withdraw(String project, ProjectLoad load, int surplus) {
    int withdrawn = 0;
    for (String task : entries.lastReleased(project, surplus)) {
      if (schedule.withdraw(task)) {
        entries.hold(task, true);
        withdrawn++;
      }
    }
    return new ProjectLoad(load.pending(), load.held() + withdrawn, load.released() - withdrawn);
  }

  /**
   * How many more of a project's tasks may be in the schedule; below zero if there are too many.
   */
  private int free(ProjectLoad load) {
    return settings.maxRunningPerProject() > 0
        ? settings.maxRunningPerProject() - load.released()
        : WINDOW - (load.released() - load.running());
  }

  private ProjectLoad held(String project) {
    return loads.hold(project).or(() -> made(project)).orElseThrow();
  }

  private Optional<ProjectLoad> made(String project) {
    try {
      loads.make(project);
    } catch (PersistenceException failure) {
      if (!DatabaseFaults.isDuplicate(failure)) {
        throw failure;
      }
    }
    return loads.hold(project);
  }
}
