package io.darkroom.tasks.events;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What the database tells of tasks, whichever node they run on. */
public interface TaskRecord {

  /** Where tasks are; of those that are gone, nothing. */
  Map<String, Standing> standings(Collection<String> taskIds);

  /**
   * The events of a task in their order.
   *
   * @param behind the id of the last event that is known already; 0 for none
   * @param most how many at most
   */
  List<PastEvent> events(String taskId, long behind, int most);
}
