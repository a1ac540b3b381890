package io.darkroom.http;

import io.darkroom.problems.Message;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Words errors as the API wants them that the request is for. */
@Singleton
public class ErrorAnswers {

  private final List<ErrorDialect> dialects;

  @Inject
  public ErrorAnswers(@Any Instance<ErrorDialect> dialects) {
    this(dialects.stream().toList());
  }

  ErrorAnswers(List<ErrorDialect> dialects) {
    this.dialects = dialects;
  }

  /**
   * The answer to a request.
   *
   * @param status the HTTP status, which may be another than the problem's own
   */
  ErrorAnswer of(Message message, int status, HttpServletRequest request) {
    String root = RequestPath.of(request).split("/", 2)[0];
    return dialects.stream()
        .filter(dialect -> dialect.root().equals(root))
        .findFirst()
        .map(dialect -> ErrorAnswer.of(message, status, request, dialect))
        .orElseGet(() -> ErrorAnswer.of(message, status, request));
  }
}
