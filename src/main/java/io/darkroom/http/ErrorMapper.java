package io.darkroom.http;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.ArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever a resource throws into an answer; the unforeseen is logged and stays inside. */
@Provider
public class ErrorMapper implements ExceptionMapper<Throwable> {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorMapper.class);

  @Context private HttpServletRequest request;

  @Override
  public Response toResponse(Throwable failure) {
    if (failure instanceof ProblemException problem) {
      if (problem.problem().problem().status() >= 500) {
        LOG.error("A request could not be served", failure);
      }
      return answer(problem.problem());
    }
    if (failure instanceof WebApplicationException refusal
        && refusal.getResponse().getStatus() < 500) {
      return refused(refusal.getResponse());
    }
    LOG.error("A request failed in a way that nobody foresaw", failure);
    return answer(Message.of(Problem.INTERNAL));
  }

  /** What Jakarta REST itself refuses, with the headers (such as Allow) that it set. */
  private Response refused(Response original) {
    int status = original.getStatus();
    if (status < 400) {
      return original;
    }
    Message message = Message.of(Problem.ofStatus(status));
    Response answer = ErrorAnswer.of(message, status, request).response();
    original
        .getStringHeaders()
        .forEach((name, values) -> answer.getHeaders().putIfAbsent(name, new ArrayList<>(values)));
    return answer;
  }

  private Response answer(Message message) {
    Response answer = ErrorAnswer.of(message, message.problem().status(), request).response();
    if (message.problem() == Problem.RANGE_NOT_SATISFIABLE) {
      // RFC 9110, section 15.5.17: how long the whole is.
      answer.getHeaders().putSingle("Content-Range", "bytes */" + message.arguments().get(0));
    }
    return answer;
  }
}
