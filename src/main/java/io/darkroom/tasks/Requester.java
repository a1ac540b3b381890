package io.darkroom.tasks;

/**
 * Who wants a task, as far as task types need to know.
 *
 * @param project the project that will own the task
 * @param userId the user, for the record
 * @param rights what the requester may ask for
 * @param requestId the request that asks for it
 */
public record Requester(String project, String userId, Rights rights, String requestId) {

  /** Whether the rules of a project do not bind the requester. */
  public boolean admin() {
    return rights.include("context_is_admin");
  }

  /** The same, wanting a task for a project. */
  public Requester in(String other) {
    return new Requester(other, userId, rights, requestId);
  }
}
