package io.darkroom.operations;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;

/**
 * Which page of a list a client asks for, in the words of Google's APIs (AIP-158).
 *
 * @param size tasks at most, 1 to {@link #MOST}
 * @param last the id of the last task of the page before
 */
record PageRequest(int size, Optional<String> last) {

  static final int MOST = 1000;

  /**
   * Reads {@code pageSize} and {@code pageToken}; of one that is given twice the first counts.
   *
   * @throws ProblemException for a value that cannot be used
   */
  static PageRequest of(UriInfo address) {
    return new PageRequest(
        first(address, "pageSize").map(PageRequest::size).orElse(MOST),
        first(address, "pageToken").filter(token -> !token.isEmpty()).map(PageRequest::last));
  }

  private static Optional<String> first(UriInfo address, String name) {
    return address.getQueryParameters().getOrDefault(name, List.of()).stream().findFirst();
  }

  /** Zero asks for what is usual; more than there may be is cut silently. */
  private static int size(String text) {
    if (!text.matches("[0-9]+")) {
      throw new ProblemException(Problem.PARAMETER_INVALID, "pageSize");
    }
    String digits = text.replaceFirst("^0*", "");
    boolean usual = digits.isEmpty() || digits.length() > 4;
    return usual ? MOST : Math.min(MOST, Integer.parseInt(digits));
  }

  private static String last(String token) {
    return PageToken.taskId(token)
        .orElseThrow(() -> new ProblemException(Problem.PAGE_TOKEN_INVALID));
  }
}
