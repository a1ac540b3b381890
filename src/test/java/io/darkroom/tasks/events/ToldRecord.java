package io.darkroom.tasks.events;

import io.darkroom.tasks.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** A record of tasks that is told what to say, and remembers what it was asked. */
final class ToldRecord implements TaskRecord {

  final Map<String, Standing> standings = new HashMap<>();
  final List<Collection<String>> asked = new ArrayList<>();
  final List<String> read = new ArrayList<>();
  boolean away;

  void put(String task, TaskStatus status, long newest) {
    standings.put(task, new Standing(status, newest));
  }

  static PastEvent event(long id) {
    return new PastEvent(
        id,
        "STEP",
        Instant.EPOCH,
        1,
        "node",
        Optional.of("step-" + id),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public Map<String, Standing> standings(Collection<String> taskIds) {
    if (away) {
      throw new IllegalStateException("The database is away.");
    }
    asked.add(List.copyOf(taskIds));
    Map<String, Standing> found = new HashMap<>(standings);
    found.keySet().retainAll(taskIds);
    return found;
  }

  @Override
  public List<PastEvent> events(String taskId, long behind, int most) {
    read.add(taskId + " behind " + behind);
    Standing standing = standings.get(taskId);
    return standing == null
        ? List.of()
        : LongStream.rangeClosed(behind + 1, standing.newest())
            .limit(most)
            .mapToObj(ToldRecord::event)
            .toList();
  }
}
