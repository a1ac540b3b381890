package io.darkroom.identity;

/**
 * Who sent the request.
 *
 * @param userId the user
 * @param project the project that the caller works in
 * @param admin whether the caller administers the cloud
 */
public record Caller(String userId, String project, boolean admin) {

  /** Whether the caller may see what a project owns. */
  public boolean sees(String owner) {
    return admin || project.equals(owner);
  }
}
