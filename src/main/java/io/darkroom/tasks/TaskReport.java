package io.darkroom.tasks;

import io.darkroom.problems.Message;
import java.time.Instant;
import java.util.Optional;

/**
 * All that is to be told of a task but its input, which may be long.
 *
 * @param result the JSON text of the result, after success
 * @param message what went wrong, after failure
 * @param step the id of the step that the newest run has come to, if it came to one
 */
public record TaskReport(
    String id,
    String type,
    TaskStatus status,
    String owner,
    Optional<String> userId,
    Optional<String> imageId,
    Optional<String> result,
    Optional<Message> message,
    Optional<String> step,
    Instant createdAt,
    Instant updatedAt) {}
