package io.darkroom.tasks.api;

import io.darkroom.http.ServiceAddress;
import io.darkroom.identity.Connection;
import io.darkroom.identity.Requires;
import io.darkroom.identity.Rule;
import io.darkroom.platform.database.Durability;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.tasks.Cancellation;
import io.darkroom.tasks.NewTask;
import io.darkroom.tasks.RepeatableSubmission;
import io.darkroom.tasks.Requester;
import io.darkroom.tasks.Task;
import io.darkroom.tasks.TaskStatus;
import io.darkroom.tasks.Tasks;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;

/** What can be done with a task, beyond what Glance offers. */
@Path("v2/tasks")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public class TaskActionsResource {

  @Inject private VisibleTasks visible;
  @Inject private TaskAnswers answers;
  @Inject private Tasks tasks;
  @Inject private Cancellation cancellation;
  @Inject private RepeatableSubmission submission;
  @Inject private CurrentRequester requesters;
  @Inject private Durability durability;
  @Inject private ServiceAddress service;
  @Inject private Connection connection;

  /** Ends a task, wherever it runs. */
  @POST
  @Path("{id}/actions/cancel")
  @Requires(Rule.MODIFY_TASK)
  public Response cancel(@PathParam("id") String id) {
    cancellation.cancel(visible.task(id).id());
    durability.force();
    return Response.noContent().build();
  }

  /** Makes another task of a failed one's input, for the same project. */
  @POST
  @Path("{id}/actions/retry")
  @Requires(Rule.ADD_TASK)
  public CompletionStage<Response> retry(@PathParam("id") String id) {
    Task failed = visible.task(id);
    if (failed.status() != TaskStatus.FAILURE) {
      throw new ProblemException(Problem.TASK_NOT_FAILED, failed.id());
    }
    Requester requester = requesters.of(connection.request()).in(failed.owner());
    Task task =
        submission.submit(
            new NewTask(failed.type(), failed.inputValue(), requester).after(failed.id()));
    durability.force();
    return answers.of(
        Response.created(service.of(connection.request(), "/v2/tasks/" + task.id())),
        task,
        connection.request());
  }

  /** Removes a task that has ended, and all that is known of it. */
  @POST
  @Path("{id}/actions/purge")
  @Requires(Rule.PURGE_TASK)
  public Response purge(@PathParam("id") String id) {
    tasks.purge(visible.task(id).id());
    durability.force();
    return Response.noContent().build();
  }
}
