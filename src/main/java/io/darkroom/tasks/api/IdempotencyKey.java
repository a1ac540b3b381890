package io.darkroom.tasks.api;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header): a string in
 * quotes (RFC 8941, section 3.3.3), or, as most clients send it, without them.
 */
final class IdempotencyKey {

  private static final String HEADER = "Idempotency-Key";
  private static final int LONGEST = 255;

  /** With quotes, an escape for each character, and parameters. */
  private static final int MOST = 1000;

  private static final Pattern QUOTED =
      Pattern.compile("\"((?:[ !#-\\[\\]-~]++|\\\\[\"\\\\])*+)\"\\s*(?:;[^,]*)?");
  private static final Pattern BARE = Pattern.compile("[!#-+\\--:<-\\[\\]-~]+");

  private IdempotencyKey() {}

  /**
   * The key of a request, if it has one.
   *
   * @throws ProblemException KEY_INVALID
   */
  static Optional<String> of(HttpServletRequest request) {
    List<String> lines = Collections.list(request.getHeaders(HEADER));
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(lines.get(0).trim())
        .filter(first -> lines.size() == 1 && first.length() <= MOST)
        .flatMap(IdempotencyKey::key)
        .filter(key -> !key.isBlank() && key.length() <= LONGEST)
        .or(
            () -> {
              throw new ProblemException(Problem.KEY_INVALID, LONGEST);
            });
  }

  private static Optional<String> key(String text) {
    Matcher quoted = QUOTED.matcher(text);
    if (quoted.matches()) {
      return Optional.of(quoted.group(1).replaceAll("\\\\(.)", "$1"));
    }
    return BARE.matcher(text).matches() ? Optional.of(text) : Optional.empty();
  }
}
