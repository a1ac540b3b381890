package io.darkroom.images.v2;

import io.darkroom.http.MomentText;
import io.darkroom.images.ImageFilter.Comparison;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * A value with an operator before it, as in {@code gte:2026-01-01}; without one it is {@code eq}.
 */
record Operand(String operator, String value) {

  private static final String EQUAL = "eq";

  /** A time has colons, too. */
  static Operand of(String text) {
    int colon = text.indexOf(':');
    return colon < 0 || MomentText.isMoment(text)
        ? new Operand(EQUAL, text)
        : new Operand(text.substring(0, colon), text.substring(colon + 1));
  }

  /**
   * How times are compared.
   *
   * @param name the parameter
   * @throws ProblemException for an operator of another kind
   */
  Comparison comparison(String name) {
    return Arrays.stream(Comparison.values())
        .filter(comparison -> comparison.name().toLowerCase(Locale.ROOT).equals(operator))
        .findFirst()
        .orElseThrow(() -> new ProblemException(Problem.PARAMETER_INVALID, name));
  }

  /**
   * The texts of which an image must have one.
   *
   * @param name the parameter
   * @throws ProblemException for an operator of another kind, or quotation marks that do not match
   */
  Set<String> choices(String name) {
    return switch (operator) {
      case EQUAL -> Set.of(value);
      case "in" -> new LinkedHashSet<>(QuotedList.of(name, value));
      default -> throw new ProblemException(Problem.PARAMETER_INVALID, name);
    };
  }
}
