package io.darkroom.http;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Words the errors of the servlet container as our own: {@code web.xml} sends them all here. A
 * failure that got that far is logged and stays inside.
 */
public class ErrorPage extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(ErrorPage.class);

  private final ErrorAnswers answers;

  @Inject
  public ErrorPage(ErrorAnswers answers) {
    this.answers = answers;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    if (failure instanceof Throwable unforeseen) {
      LOG.error("A request failed outside of any resource", unforeseen);
    }
    int status = response.getStatus();
    answers.of(Message.of(Problem.ofStatus(status)), status, request).send(response);
  }
}
