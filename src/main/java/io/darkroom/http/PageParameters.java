package io.darkroom.http;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which page of a list a client asks for, and how its neighbours are addressed.
 *
 * @param limit items at most
 * @param marker the id of the last item of the page before, as the client spells it
 */
public record PageParameters(int limit, Optional<String> marker) {

  private static final int USUAL = 25;

  /**
   * Reads {@code limit} and {@code marker}.
   *
   * @param most the largest page that there is
   * @throws ProblemException for a value that cannot be used
   */
  public static PageParameters of(UriInfo address, int most) {
    return new PageParameters(
        first(address, "limit").map(text -> limit(text, most)).orElse(Math.min(USUAL, most)),
        first(address, "marker").map(PageParameters::marker));
  }

  private static Optional<String> first(UriInfo address, String name) {
    return Optional.ofNullable(address.getQueryParameters().get(name))
        .flatMap(values -> values.stream().findFirst());
  }

  private static int limit(String text, int most) {
    if (!text.matches("\\+?[0-9]+")) {
      throw new ProblemException(Problem.PARAMETER_INVALID, "limit");
    }
    String digits = text.replaceFirst("^\\+?0*", "");
    return digits.length() > 4 ? most : Math.min(most, Integer.parseInt("0" + digits));
  }

  private static String marker(String text) {
    if (!UuidText.isUuid(text)) {
      throw new ProblemException(Problem.PARAMETER_INVALID, "marker");
    }
    return text;
  }

  /** The relative address of the first page. */
  public String firstPage(UriInfo address) {
    return relative(address, otherParameters(address));
  }

  /** The relative address of the next page; nothing when this one was not full. */
  public Optional<String> nextPage(UriInfo address, List<String> ids) {
    return limit == 0 || ids.size() < limit
        ? Optional.empty()
        : Optional.of(pageBehind(address, ids.get(ids.size() - 1)));
  }

  /** The relative address of the page behind an item. */
  public String pageBehind(UriInfo address, String id) {
    return relative(address, Stream.concat(otherParameters(address), Stream.of("marker=" + id)));
  }

  /** What the client asked for beside the marker: in its order and its spelling. */
  private static Stream<String> otherParameters(UriInfo address) {
    String query = Optional.ofNullable(address.getRequestUri().getRawQuery()).orElse("");
    return Arrays.stream(query.split("&"))
        .filter(parameter -> !parameter.isEmpty() && !isMarker(parameter));
  }

  private static boolean isMarker(String parameter) {
    String name = parameter.split("=", 2)[0];
    return URLDecoder.decode(name, StandardCharsets.UTF_8).equals("marker");
  }

  private static String relative(UriInfo address, Stream<String> parameters) {
    String query = parameters.collect(Collectors.joining("&"));
    String path = address.getRequestUri().getRawPath();
    return query.isEmpty() ? path : path + "?" + query;
  }
}
