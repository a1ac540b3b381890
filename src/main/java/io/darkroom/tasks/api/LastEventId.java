package io.darkroom.tasks.api;

import io.darkroom.http.HeaderList;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The last event that a client has seen. */
final class LastEventId {

  private static final String HEADER = "Last-Event-ID";

  private LastEventId() {}

  /**
   * From the header (WHATWG HTML, section 9.2.4), as who reads a stream again sends it, or else
   * from the address.
   *
   * @param after the parameter of the address, if it is there
   * @return 0 when the client has seen none
   * @throws ProblemException if it cannot be the id of an event
   */
  static long of(HttpServletRequest request, @Nullable String after) {
    String header = HeaderList.of(request, HEADER);
    if (header != null) {
      return number(header).orElseThrow(() -> new ProblemException(Problem.EVENT_ID_INVALID));
    }
    return after == null
        ? 0
        : number(after).orElseThrow(() -> new ProblemException(Problem.PARAMETER_INVALID, "after"));
  }

  private static Optional<Long> number(String text) {
    try {
      return text.matches("[0-9]+") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    } catch (NumberFormatException tooLarge) {
      return Optional.empty();
    }
  }
}
