package io.darkroom.http;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Optional;

/**
 * Points in time as clients write them: RFC 3339, or as much of it as they please (ISO 8601), from
 * the year alone on. Without an offset they are UTC.
 */
public final class MomentText {

  private static final List<DateTimeFormatter> FORMS =
      List.of(
          form("[-MM[-dd['T'][' ']]]", "[HH:mm[:ss]]", "[XXX]"),
          form("MMdd['T']", "[HHmm[ss]]", "[XX]"));

  private MomentText() {}

  private static DateTimeFormatter form(String date, String time, String offset) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendValue(ChronoField.YEAR, 4)
        .appendPattern(date)
        .appendPattern(time)
        .optionalStart()
        .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
        .optionalEnd()
        .appendPattern(offset)
        .parseDefaulting(ChronoField.MONTH_OF_YEAR, 1)
        .parseDefaulting(ChronoField.DAY_OF_MONTH, 1)
        .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
        .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
        .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
        .parseDefaulting(ChronoField.NANO_OF_SECOND, 0)
        .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
        .toFormatter()
        .withResolverStyle(ResolverStyle.STRICT);
  }

  public static boolean isMoment(String text) {
    return parsed(text).isPresent();
  }

  /**
   * Reads a point in time.
   *
   * @param name the parameter
   * @throws ProblemException if the text is none
   */
  public static Instant of(String name, String text) {
    return parsed(text).orElseThrow(() -> new ProblemException(Problem.PARAMETER_INVALID, name));
  }

  private static Optional<Instant> parsed(String text) {
    return FORMS.stream().flatMap(form -> parsed(text, form).stream()).findFirst();
  }

  private static Optional<Instant> parsed(String text, DateTimeFormatter form) {
    try {
      return Optional.of(OffsetDateTime.parse(text, form).toInstant());
    } catch (DateTimeException otherForm) {
      return Optional.empty();
    }
  }
}
