package io.darkroom.clients;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openstack4j.api.Builders;
import org.openstack4j.api.image.v2.TaskService;
import org.openstack4j.model.image.v2.Task;
import org.openstack4j.model.image.v2.Task.TaskStatus;

/** What openstack4j does with tasks, for the thread that signed in: it keeps the session there. */
final class Openstack4jTasks {

  private static final Set<TaskStatus> TERMINAL = Set.of(TaskStatus.SUCCESS, TaskStatus.FAILURE);

  private final TaskService tasks;

  private Openstack4jTasks(TaskService tasks) {
    this.tasks = tasks;
  }

  static Openstack4jTasks signIn(String identityService) {
    return new Openstack4jTasks(Openstack4jSession.signIn(identityService).imagesV2().tasks());
  }

  static Map<String, Object> input(String source) {
    return Map.of(
        "import_from",
        source,
        "import_from_format",
        "raw",
        "image_properties",
        Map.of("name", "a disk", "disk_format", "raw", "tags", List.of("a", "b")));
  }

  Task create(String source) {
    return tasks.create(Builders.taskBuilder().type("import").input(input(source)).build());
  }

  @Nullable Task get(String id) {
    return tasks.get(id);
  }

  List<? extends Task> list() {
    return tasks.list();
  }

  List<String> ids(Map<String, String> parameters) {
    return tasks.list(parameters).stream().<String>map(Task::getId).toList();
  }

  /** Polls, as clients do, until the task has ended. */
  Task awaitEnd(Task task) {
    return await("task " + task.getId())
        .pollInSameThread()
        .atMost(Openstack4jSession.PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> tasks.get(task.getId()), read -> TERMINAL.contains(read.getStatus()));
  }
}
