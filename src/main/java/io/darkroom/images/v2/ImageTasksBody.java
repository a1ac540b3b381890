package io.darkroom.images.v2;

import io.darkroom.tasks.Task;
import io.darkroom.tasks.api.TaskBody;
import java.util.List;
import java.util.Locale;

/** The tasks of an image as {@code GET /v2/images/{id}/tasks} shows them: whole. */
public final class ImageTasksBody {

  public final List<TaskBody> tasks;

  ImageTasksBody(List<Task> tasks, Locale language) {
    this.tasks = tasks.stream().map(task -> new TaskBody(task, language)).toList();
  }
}
