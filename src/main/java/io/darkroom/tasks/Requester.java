package io.darkroom.tasks;

/**
 * Who wants a task, as far as task types need to know.
 *
 * @param project the project that will own the task
 * @param userId the user, for the record
 * @param admin whether the rules of a project do not bind the requester
 * @param requestId the request that asks for it
 */
public record Requester(String project, String userId, boolean admin, String requestId) {}
