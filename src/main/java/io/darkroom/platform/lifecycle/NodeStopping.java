package io.darkroom.platform.lifecycle;

/** Event: the node is about to stop; observers return when their work is given back or over. */
public record NodeStopping() {}
