package io.darkroom.sources;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a source that follows what is there already (RFC 9110, section 15.3.7).
 *
 * @param total bytes of the whole source, if the answer or the earlier one says so
 */
record Continuation(OptionalLong total) {

  static final int PARTIAL_CONTENT = 206;
  static final int RANGE_NOT_SATISFIABLE = 416;

  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes ([0-9]{1,18})-[0-9]{1,18}/([0-9]{1,18}|\\*)");

  /**
   * Reads the head of an answer. Servers exist that look at the range and not at its condition, so
   * the answer has to bear the validator as well.
   *
   * @return empty if the answer is not exactly what was asked for
   */
  static Optional<Continuation> of(Answer answer, Partial known) {
    Matcher range = CONTENT_RANGE.matcher(answer.header("Content-Range").orElse(""));
    if (!range.matches()
        || Long.parseLong(range.group(1)) != known.bytes()
        || !isSameVersion(answer, known)) {
      return Optional.empty();
    }
    OptionalLong total =
        range.group(2).equals("*")
            ? known.total()
            : OptionalLong.of(Long.parseLong(range.group(2)));
    // Of a total that nobody knows nobody could say that it was reached.
    boolean fits = total.isPresent() && (known.total().isEmpty() || total.equals(known.total()));
    return fits ? Optional.of(new Continuation(total)) : Optional.empty();
  }

  private static boolean isSameVersion(Answer answer, Partial known) {
    return known.isTagged()
        ? answer.etag().filter(known.validator()::equals).isPresent()
        // RFC 9110 lets the server leave it out here.
        : answer.header("Last-Modified").map(known.validator()::equals).orElse(true);
  }
}
