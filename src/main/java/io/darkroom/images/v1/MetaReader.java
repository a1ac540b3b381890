package io.darkroom.images.v1;

import io.darkroom.http.UuidText;
import io.darkroom.http.WholeNumber;
import io.darkroom.images.ExpectedContent;
import io.darkroom.images.PropertyNames;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes typed values out of the headers, and names the header when one does not fit. */
record MetaReader(MetaHeaders headers) {

  /** What OpenStack takes for yes; all else is no. */
  private static final Set<String> YES = Set.of("1", "t", "true", "on", "y", "yes");

  private static final Pattern MD5 = Pattern.compile("[0-9a-fA-F]{32}");

  private static ProblemException refusal(Problem problem, String field, Object... details) {
    Object[] arguments = new Object[details.length + 1];
    arguments[0] = MetaHeaders.header(field);
    System.arraycopy(details, 0, arguments, 1, details.length);
    return new ProblemException(problem, arguments);
  }

  /** The id that a new image is to have. */
  Optional<String> id() {
    return headers
        .get("id")
        .map(
            id -> {
              if (!UuidText.isUuid(id)) {
                throw refusal(Problem.PROPERTY_NOT_UUID, "id");
              }
              return id;
            });
  }

  /** A text of at most 255 characters. */
  Optional<String> name(String field) {
    return headers
        .get(field)
        .map(
            text -> {
              if (PropertyNames.isTooLong(text)) {
                throw refusal(Problem.PROPERTY_TOO_LONG, field, PropertyNames.LONGEST);
              }
              return text;
            });
  }

  /** One of a few texts. */
  Optional<String> oneOf(String field, Collection<String> allowed) {
    return headers
        .get(field)
        .map(
            text -> {
              if (!allowed.contains(text)) {
                throw refusal(Problem.PROPERTY_NOT_ONE_OF, field, String.join(", ", allowed));
              }
              return text;
            });
  }

  boolean flag(String field) {
    return headers.get(field).filter(MetaReader::isYes).isPresent();
  }

  private static boolean isYes(String text) {
    return YES.contains(text.toLowerCase(Locale.ROOT));
  }

  /** A whole number from 0 to 2^31 - 1; 0 when it is null. */
  int count(String field) {
    return (int) number(field, Integer.MAX_VALUE).orElse(0);
  }

  /**
   * What the bytes of the image are to be. Images that wait for data are shown with a size of 0: it
   * says nothing when it comes back.
   */
  ExpectedContent expected() {
    OptionalLong size = number("size", Long.MAX_VALUE);
    return new ExpectedContent(saysEmpty() ? OptionalLong.empty() : size, checksum());
  }

  /** Whether the image is said to have no bytes. */
  boolean saysEmpty() {
    return number("size", Long.MAX_VALUE).orElse(-1) == 0;
  }

  private OptionalLong number(String field, long most) {
    Optional<String> text = headers.get(field);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    OptionalLong number = WholeNumber.of(text.get().replaceFirst("^\\+", ""));
    if (number.isEmpty() || number.getAsLong() > most) {
      throw refusal(Problem.PROPERTY_NOT_COUNT, field, String.valueOf(most));
    }
    return number;
  }

  private Optional<String> checksum() {
    return headers
        .get("checksum")
        .map(
            text -> {
              if (!MD5.matcher(text).matches()) {
                throw refusal(Problem.PROPERTY_NOT_HEXADECIMAL, "checksum", 32);
              }
              return text.toLowerCase(Locale.ROOT);
            });
  }
}
