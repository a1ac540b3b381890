package io.darkroom.tasks.api;

import io.darkroom.http.ContentTypeFilter;
import io.darkroom.http.JsonBody;
import io.darkroom.http.PageParameters;
import io.darkroom.http.ServiceAddress;
import io.darkroom.identity.Caller;
import io.darkroom.identity.Connection;
import io.darkroom.identity.CurrentCaller;
import io.darkroom.identity.Requires;
import io.darkroom.identity.Rule;
import io.darkroom.platform.database.Durability;
import io.darkroom.platform.settings.Settings;
import io.darkroom.tasks.NewTask;
import io.darkroom.tasks.RepeatableSubmission;
import io.darkroom.tasks.Task;
import io.darkroom.tasks.TaskPage;
import io.darkroom.tasks.TaskSummary;
import io.darkroom.tasks.TaskTypes;
import io.darkroom.tasks.Tasks;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The Tasks API of OpenStack Images v2: create, list, show. */
@Path("v2/tasks")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class TasksResource {

  @Inject private Tasks tasks;
  @Inject private VisibleTasks visible;
  @Inject private TaskAnswers answers;
  @Inject private RepeatableSubmission submission;
  @Inject private TaskTypes types;
  @Inject private TaskSchema schema;
  @Inject private JsonBody bodies;
  @Inject private CurrentCaller current;
  @Inject private Settings settings;
  @Inject private CurrentRequester requesters;
  @Inject private Durability durability;
  @Inject private ServiceAddress service;
  @Inject private Connection connection;

  @POST
  @Requires(Rule.ADD_TASK)
  public CompletionStage<Response> create(InputStream body) throws IOException {
    Optional<String> key = IdempotencyKey.of(connection.request());
    TaskRequest request =
        TaskRequest.of(
            bodies.read(ContentTypeFilter.of(connection.request()), body), schema.task());
    NewTask wanted =
        new NewTask(request.type(), request.input(), requesters.of(connection.request()));
    Task task = submission.submit(key.map(wanted::keyed).orElse(wanted));
    durability.force();
    return answers.of(
        Response.created(service.of(connection.request(), "/v2/tasks/" + task.id())),
        task,
        connection.request());
  }

  @GET
  @Requires(Rule.GET_TASKS)
  public TaskListBody list(@Context UriInfo address) {
    Caller caller = current.get();
    PageParameters page = PageParameters.of(address, settings.api().maxPageSize());
    Optional<String> project = caller.admin() ? Optional.empty() : Optional.of(caller.project());
    List<TaskSummary> found =
        tasks.list(
            new TaskPage(
                project,
                TaskFilters.of(address, types),
                TaskSorting.of(address),
                page.marker().map(id -> id.toLowerCase(Locale.ROOT)),
                page.limit()));
    return new TaskListBody(
        found,
        page.firstPage(address),
        page.nextPage(address, found.stream().map(TaskSummary::id).toList()));
  }

  @GET
  @Path("{id}")
  @Requires(Rule.GET_TASK)
  public CompletionStage<Response> show(@PathParam("id") String id) {
    return answers.of(Response.ok(), visible.task(id), connection.request());
  }
}
