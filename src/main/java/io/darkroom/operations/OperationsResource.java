package io.darkroom.operations;

import io.darkroom.http.Language;
import io.darkroom.http.PathText;
import io.darkroom.identity.Connection;
import io.darkroom.identity.CurrentCaller;
import io.darkroom.identity.Requires;
import io.darkroom.identity.Rule;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.tasks.TaskReport;
import io.darkroom.tasks.TaskReports;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The tasks of a project, for reading: a service instance is a project here. */
@Path("openshift/v1/{serviceInstanceId}/tasks")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public class OperationsResource {

  @Inject private TaskReports tasks;
  @Inject private CurrentCaller current;
  @Inject private Connection connection;

  @GET
  @Requires(Rule.GET_TASKS)
  public Response list(
      @Encoded @PathParam("serviceInstanceId") String instance, @Context UriInfo address) {
    String project = visible(instance);
    PageRequest page = PageRequest.of(address);
    // One more than is shown tells whether there is a next page.
    List<TaskReport> found =
        tasks
            .page(project, page.last(), page.size() + 1)
            .orElseThrow(() -> new ProblemException(Problem.PAGE_TOKEN_INVALID));
    List<TaskReport> shown = found.subList(0, Math.min(page.size(), found.size()));
    Optional<String> next =
        found.size() > shown.size()
            ? Optional.of(PageToken.behind(shown.get(shown.size() - 1).id()))
            : Optional.empty();
    Locale language = Language.of(connection.request());
    return answer(
        new OperationsBody(
            shown.stream().map(task -> new OperationBody(task, language)).toList(), next),
        language);
  }

  @GET
  @Path("{taskId}")
  @Requires(Rule.GET_TASK)
  public Response show(
      @Encoded @PathParam("serviceInstanceId") String instance, @PathParam("taskId") String id) {
    TaskReport task =
        tasks
            .of(visible(instance), id)
            .orElseThrow(() -> new ProblemException(Problem.TASK_NOT_FOUND, id));
    Locale language = Language.of(connection.request());
    return answer(Map.of("task", new OperationBody(task, language)), language);
  }

  /** Nothing is said of a project's tasks before this. */
  private String visible(String encoded) {
    String project = PathText.decode(encoded);
    if (!current.get().sees(project)) {
      throw new ProblemException(Problem.PROJECT_FORBIDDEN, project);
    }
    return project;
  }

  private static Response answer(Object body, Locale language) {
    return Language.mark(Response.ok(), language).entity(body).build();
  }
}
