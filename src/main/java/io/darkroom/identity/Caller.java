package io.darkroom.identity;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who sent the request.
 *
 * @param userId the user
 * @param scope the project that the caller works in; none with a token of a domain or the system
 * @param roles the names of the caller's roles there, in small letters, as capitals do not count in
 *     OpenStack's policies
 * @param admin whether the caller administers the cloud, which takes a project, too
 * @param expiresAt until when all this is so
 */
public record Caller(
    String userId, Optional<String> scope, Set<String> roles, boolean admin, Instant expiresAt) {

  public Caller {
    roles = small(roles);
    admin = admin && scope.isPresent();
  }

  static Set<String> small(Set<String> roles) {
    return roles.stream()
        .map(role -> role.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The project that the caller works in.
   *
   * @throws ProblemException if the caller works in none
   */
  public String project() {
    return scope.orElseThrow(() -> new ProblemException(Problem.PROJECT_NEEDED));
  }

  /** The caller as one who is no administrator. */
  public Caller asMember() {
    return new Caller(userId, scope, roles, false, expiresAt);
  }

  /** Whether the caller may see what a project owns. */
  public boolean sees(String owner) {
    return admin || scope.filter(owner::equals).isPresent();
  }
}
