package io.darkroom.tasks.events;

import io.darkroom.problems.Message;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that has happened to a task.
 *
 * @param id grows from event to event of a task
 * @param kind the name of a {@link io.darkroom.tasks.TaskEvent}, maybe of a newer version's
 * @param attempt the number of the run; 0 when it was none
 * @param node where it was
 * @param step the step of the job
 * @param problem the name of what went wrong
 * @param related the id of another task
 * @param message what went wrong, where that can be told
 */
public record PastEvent(
    long id,
    String kind,
    Instant at,
    int attempt,
    String node,
    Optional<String> step,
    Optional<String> problem,
    Optional<String> related,
    Optional<Message> message) {}
