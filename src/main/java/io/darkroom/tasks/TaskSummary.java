package io.darkroom.tasks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows of a task; read without the long columns.
 *
 * @param expiresAt null while the task has not ended
 */
public record TaskSummary(
    String id,
    String type,
    TaskStatus status,
    String owner,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant expiresAt) {}
