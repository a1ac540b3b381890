package io.darkroom.tasks.api;

import io.darkroom.http.HeaderList;
import io.darkroom.http.Language;
import io.darkroom.identity.Connection;
import io.darkroom.identity.Requires;
import io.darkroom.identity.Rule;
import io.darkroom.problems.Preferences;
import io.darkroom.tasks.events.SseText;
import io.darkroom.tasks.events.Standing;
import io.darkroom.tasks.events.Streams;
import io.darkroom.tasks.events.TaskRecord;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The history of a task: as it is by now, or as it comes. */
@Path("v2/tasks")
@Singleton
public class TaskEventsResource {

  private static final String VARY = HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_LANGUAGE;

  @Inject private VisibleTasks visible;
  @Inject private TaskRecord record;
  @Inject private Streams streams;
  @Inject private Connection connection;

  /**
   * Events behind the last one that the client has seen: JSON, or server-sent events for a client
   * that prefers them.
   */
  @GET
  @Path("{id}/events")
  @Requires(Rule.GET_TASK)
  public void events(
      @PathParam("id") String id,
      @QueryParam("after") @Nullable String after,
      @Suspended AsyncResponse answer)
      throws IOException {
    String task = visible.task(id).id();
    long seen = LastEventId.of(connection.request(), after);
    if (!prefersStream()) {
      answer.resume(page(task, seen));
    } else if (isOver(task, seen)) {
      // Tells a browser not to come again (WHATWG HTML, section 9.2.3).
      answer.resume(Response.noContent().header(HttpHeaders.VARY, VARY).build());
    } else {
      stream(task, seen, answer);
    }
  }

  private boolean prefersStream() {
    return Preferences.of(HeaderList.of(connection.request(), HttpHeaders.ACCEPT))
        .findFirst()
        .filter(SseText.TYPE::equals)
        .isPresent();
  }

  private Response page(String task, long seen) {
    Locale language = Language.of(connection.request());
    return Response.ok(EventPage.of(record, task, seen, language), MediaType.APPLICATION_JSON_TYPE)
        .language(language)
        .header(HttpHeaders.VARY, VARY)
        .build();
  }

  private boolean isOver(String task, long seen) {
    Standing standing = record.standings(List.of(task)).get(task);
    return standing == null || standing.isOver(seen);
  }

  /** Past Jakarta REST, which would block a thread for each client that does not read. */
  private void stream(String task, long seen, AsyncResponse rest) throws IOException {
    Locale language = Language.of(connection.request());
    AsyncContext exchange = connection.request().getAsyncContext();
    HttpServletResponse answer = (HttpServletResponse) exchange.getResponse();
    answer.setStatus(HttpServletResponse.SC_OK);
    answer.setContentType(SseText.TYPE);
    answer.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag());
    answer.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    answer.setHeader("X-Accel-Buffering", "no");
    answer.addHeader(HttpHeaders.VARY, VARY);
    streams.begin(task, seen, language, exchange, () -> rest.resume(Response.ok().build()));
  }
}
