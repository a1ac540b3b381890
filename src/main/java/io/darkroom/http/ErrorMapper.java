package io.darkroom.http;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.ArrayList;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever a resource throws into an answer; the unforeseen is logged and stays inside. */
@Provider
public class ErrorMapper implements ExceptionMapper<Throwable> {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorMapper.class);

  @Context private HttpServletRequest request;
  @Inject private ErrorAnswers answers;
  @Inject private ErrorHeaders headers;

  @Override
  public Response toResponse(Throwable thrown) {
    Throwable failure = origin(thrown);
    if (failure instanceof ProblemException problem) {
      log(problem);
      return answer(problem.problem());
    }
    if (failure instanceof WebApplicationException refusal
        && refusal.getResponse().getStatus() < 500) {
      return refused(refusal.getResponse());
    }
    LOG.error("A request failed in a way that nobody foresaw", failure);
    return answer(Message.of(Problem.INTERNAL));
  }

  /** What failed while the client waited comes wrapped. */
  private static Throwable origin(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return thrown instanceof CompletionException && cause != null ? cause : thrown;
  }

  /** That Keystone is away was said where it was found out; not once more for each request. */
  private static void log(ProblemException failure) {
    Problem problem = failure.problem().problem();
    if (problem.status() >= 500 && problem != Problem.IDENTITY_UNAVAILABLE) {
      LOG.error("A request could not be served", failure);
    }
  }

  /** What Jakarta REST itself refuses, with the headers (such as Allow) that it set. */
  private Response refused(Response original) {
    int status = original.getStatus();
    if (status < 400) {
      return original;
    }
    Message message = Message.of(Problem.ofStatus(status));
    Response answer = answers.of(message, status, request).response();
    original
        .getStringHeaders()
        .forEach((name, values) -> answer.getHeaders().putIfAbsent(name, new ArrayList<>(values)));
    return answer;
  }

  private Response answer(Message message) {
    Response answer = answers.of(message, message.problem().status(), request).response();
    headers.of(message).forEach((name, value) -> answer.getHeaders().putSingle(name, value));
    return answer;
  }
}
