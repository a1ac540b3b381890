package io.darkroom.tasks;

import java.util.Optional;

/**
 * Which part of the tasks is asked for, newest first.
 *
 * @param owner only this project's tasks; empty: everybody's
 * @param marker the id of the last task of the page before
 * @param limit how many at most, 0 or more
 */
public record TaskPage(Optional<String> owner, Optional<String> marker, int limit) {}
