package io.darkroom.tasks.api;

import io.darkroom.identity.Requires;
import io.darkroom.identity.Rule;
import io.darkroom.tasks.JobSteps;
import io.darkroom.tasks.Progress;
import io.darkroom.tasks.Task;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;

/** How far a task is. */
@Path("v2/tasks")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public class TaskProgressResource {

  @Inject private VisibleTasks visible;
  @Inject private Progress progress;
  @Inject private JobSteps steps;
  @Inject private Clock clock;

  @GET
  @Path("{id}/progress")
  @Requires(Rule.GET_TASK)
  public ProgressBody show(@PathParam("id") String id) {
    Task task = visible.task(id);
    return new ProgressBody(task, progress.find(task.id()), steps.of(task.type()), clock.instant());
  }
}
