package io.darkroom.http;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters of a list as its address has them; of one that is given twice the last counts.
 *
 * @param parameters the values of each
 */
public record ListQuery(Map<String, List<String>> parameters) {

  private static final char NUL = '\0';

  /**
   * Reads them all.
   *
   * @throws ProblemException if one holds a NUL: no stored text does, and PostgreSQL refuses to
   *     look
   */
  public static ListQuery of(UriInfo address) {
    Map<String, List<String>> parameters = address.getQueryParameters();
    parameters.forEach(
        (name, values) -> {
          if (name.indexOf(NUL) >= 0
              || values.stream().anyMatch(value -> value.indexOf(NUL) >= 0)) {
            throw new ProblemException(
                Problem.PARAMETER_INVALID, name.replace(String.valueOf(NUL), ""));
          }
        });
    return new ListQuery(parameters);
  }

  public Set<String> names() {
    return parameters.keySet();
  }

  public List<String> all(String name) {
    return parameters.getOrDefault(name, List.of());
  }

  public Optional<String> last(String name) {
    List<String> values = all(name);
    return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
  }

  /**
   * The value of a parameter that has one of a few.
   *
   * @throws ProblemException if it has another
   */
  public Optional<String> oneOf(String name, List<String> allowed) {
    last(name)
        .filter(value -> !allowed.contains(value))
        .ifPresent(
            value -> {
              throw new ProblemException(
                  Problem.PARAMETER_NOT_ONE_OF, name, String.join(", ", allowed));
            });
    return last(name);
  }
}
