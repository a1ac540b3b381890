package io.darkroom.tasks;

import java.time.Instant;

/**
 * A run that ended without a word: its node died, or nobody knows better.
 *
 * @param attempt the number of the run
 * @param node the name of the node
 * @param began when the run began
 */
public record Crash(int attempt, String node, Instant began) {}
