package io.darkroom.http;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which page of a list a client asks for, and how its neighbours are addressed.
 *
 * @param limit items at most, 0 to {@link #MOST}
 * @param marker the last item of the page before
 */
public record PageParameters(int limit, Optional<String> marker) {

  private static final int USUAL = 25;
  private static final int MOST = 1000;

  /**
   * Reads {@code limit} and {@code marker}.
   *
   * @throws ProblemException for a value that cannot be used
   */
  public static PageParameters of(UriInfo address) {
    return new PageParameters(
        first(address, "limit").map(PageParameters::limit).orElse(USUAL),
        first(address, "marker").map(PageParameters::marker));
  }

  private static Optional<String> first(UriInfo address, String name) {
    return Optional.ofNullable(address.getQueryParameters().get(name))
        .flatMap(values -> values.stream().findFirst());
  }

  private static int limit(String text) {
    if (!text.matches("\\+?[0-9]{1,1000}")) {
      throw new ProblemException(Problem.PARAMETER_INVALID, "limit");
    }
    return new BigInteger(text).min(BigInteger.valueOf(MOST)).intValue();
  }

  private static String marker(String text) {
    try {
      if (text.length() == 36) {
        return UUID.fromString(text).toString();
      }
    } catch (IllegalArgumentException notAnId) {
      throw ProblemException.causedBy(notAnId, Problem.PARAMETER_INVALID, "marker");
    }
    throw new ProblemException(Problem.PARAMETER_INVALID, "marker");
  }

  /** The relative address of the first page. */
  public String firstPage(UriInfo address) {
    return relative(address.getRequestUriBuilder().replaceQueryParam("marker"));
  }

  /** The relative address of the next page; nothing when this one was not full. */
  public Optional<String> nextPage(UriInfo address, List<String> ids) {
    if (limit == 0 || ids.size() < limit) {
      return Optional.empty();
    }
    return Optional.of(
        relative(
            address
                .getRequestUriBuilder()
                .replaceQueryParam("marker")
                .queryParam("marker", ids.get(ids.size() - 1))));
  }

  private static String relative(UriBuilder absolute) {
    java.net.URI uri = absolute.build();
    return uri.getRawQuery() == null
        ? uri.getRawPath()
        : uri.getRawPath() + "?" + uri.getRawQuery();
  }
}
