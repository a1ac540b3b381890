package io.darkroom.http;

import io.darkroom.identity.Connection;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;

/**
 * One address for each resource: Jakarta REST alone would also take a slash at the end or
 * parameters within the path, and mend a query that is no encoding of anything (RFC 3986, section
 * 2.1).
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION + 2)
public class StrictAddresses implements ContainerRequestFilter {

  private static final Pattern MALFORMED = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  @Inject private Connection connection;

  @Override
  public void filter(ContainerRequestContext request) {
    String path = RequestPath.of(request);
    if (path.indexOf(';') >= 0 || (path.length() > 1 && path.endsWith("/"))) {
      throw new ProblemException(Problem.NOT_FOUND);
    }
    // As it was sent: Jakarta REST has escaped the sign itself by now.
    String query = connection.request().getQueryString();
    if (query != null && MALFORMED.matcher(query).find()) {
      throw new ProblemException(Problem.ADDRESS_MALFORMED);
    }
  }
}
