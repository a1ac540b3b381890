package io.darkroom.tasks.api;

import io.darkroom.http.Language;
import io.darkroom.http.Prefer;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.tasks.Task;
import io.darkroom.tasks.Tasks;
import io.darkroom.tasks.events.Waiting;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Answers with a task: at once, or when it has ended, if the client prefers to wait for that. */
@Singleton
public class TaskAnswers {

  private final Tasks tasks;
  private final Waiting waiting;
  private final Clock clock;

  @Inject
  public TaskAnswers(Tasks tasks, Waiting waiting, Clock clock) {
    this.tasks = tasks;
    this.waiting = waiting;
    this.clock = clock;
  }

  /**
   * The answer to a request.
   *
   * @param answer its status, and headers of its own
   * @param task as it is now
   */
  public CompletionStage<Response> of(
      Response.ResponseBuilder answer, Task task, HttpServletRequest request) {
    Locale language = Language.of(request);
    Language.mark(answer, language).header(HttpHeaders.VARY, Prefer.HEADER);
    int seconds = Prefer.waitSeconds(request);
    if (seconds == 0) {
      return CompletableFuture.completedStage(shown(answer, task, language));
    }
    if (task.status().isTerminal()) {
      return CompletableFuture.completedStage(shown(applied(answer, seconds), task, language));
    }
    return end(task, seconds, request)
        .map(end -> end.thenApply(over -> again(applied(answer, seconds), task.id(), language)))
        .orElseGet(() -> CompletableFuture.completedStage(shown(answer, task, language)));
  }

  private Optional<CompletionStage<Boolean>> end(
      Task task, int seconds, HttpServletRequest request) {
    return waiting.end(task.id(), Duration.ofSeconds(seconds), request);
  }

  private static Response.ResponseBuilder applied(Response.ResponseBuilder answer, int seconds) {
    return answer.header(Prefer.APPLIED, "wait=" + seconds);
  }

  /** On another thread: all that it needs of the request it has been given. */
  private Response again(Response.ResponseBuilder answer, String id, Locale language) {
    Task task = tasks.show(id).orElseThrow(() -> new ProblemException(Problem.TASK_NOT_FOUND, id));
    return shown(answer, task, language);
  }

  private Response shown(Response.ResponseBuilder answer, Task task, Locale language) {
    if (!task.status().isTerminal()) {
      answer.header(HttpHeaders.RETRY_AFTER, RetryAfter.seconds(task, clock.instant()));
    }
    return answer.entity(new TaskBody(task, language)).build();
  }
}
