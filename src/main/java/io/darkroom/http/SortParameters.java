package io.darkroom.http;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One key of the order that a client asks for.
 *
 * @param key a name that the list can be sorted by
 */
public record SortParameters(String key, boolean descending) {

  private static final List<String> DIRECTIONS = List.of("asc", "desc");

  /**
   * Reads {@code sort_key} and {@code sort_dir}: one direction for all keys, or one for each.
   *
   * @param keys what the list can be sorted by
   * @param usual the key of a client that names none
   * @throws ProblemException for a key or direction that is not known, or directions without keys
   */
  public static List<SortParameters> of(UriInfo address, Collection<String> keys, String usual) {
    List<String> named = values(address, "sort_key", keys, usual);
    List<String> directions = values(address, "sort_dir", DIRECTIONS, "desc");
    if (directions.size() != 1 && directions.size() != named.size()) {
      throw new ProblemException(Problem.PARAMETERS_UNPAIRED, "sort_dir", "sort_key");
    }
    List<SortParameters> order = new ArrayList<>();
    for (int i = 0; i < named.size(); i++) {
      String direction = directions.get(directions.size() == 1 ? 0 : i);
      order.add(new SortParameters(named.get(i), direction.equals("desc")));
    }
    return order;
  }

  /**
   * Reads {@code sort}, which is keys with or without their directions ("name:asc,status"), or else
   * {@code sort_key} and {@code sort_dir}.
   *
   * @param keys what the list can be sorted by
   * @param usual the key of a client that names none
   * @throws ProblemException as for {@link #of}, or if a client sorts in both ways
   */
  public static List<SortParameters> ofEither(
      UriInfo address, Collection<String> keys, String usual) {
    Map<String, List<String>> parameters = address.getQueryParameters();
    if (!parameters.containsKey("sort")) {
      return of(address, keys, usual);
    }
    for (String other : List.of("sort_key", "sort_dir")) {
      if (parameters.containsKey(other)) {
        throw new ProblemException(Problem.PARAMETERS_EXCLUSIVE, "sort", other);
      }
    }
    return parameters.get("sort").stream()
        .flatMap(sort -> Arrays.stream(sort.split(",", -1)))
        .map(sort -> pair(sort, keys))
        .toList();
  }

  private static SortParameters pair(String sort, Collection<String> keys) {
    String[] parts = sort.split(":", 2);
    String direction = parts.length == 1 ? "" : parts[1].strip();
    String key = require("sort", parts[0].strip(), keys);
    return new SortParameters(
        key, direction.isEmpty() || require("sort", direction, DIRECTIONS).equals("desc"));
  }

  private static List<String> values(
      UriInfo address, String name, Collection<String> allowed, String usual) {
    List<String> values =
        Optional.ofNullable(address.getQueryParameters().get(name)).orElse(List.of(usual));
    values.forEach(value -> require(name, value, allowed));
    return values;
  }

  private static String require(String name, String value, Collection<String> allowed) {
    if (!allowed.contains(value)) {
      throw new ProblemException(Problem.PARAMETER_NOT_ONE_OF, name, String.join(", ", allowed));
    }
    return value;
  }
}
