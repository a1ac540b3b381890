package io.darkroom.platform.lifecycle;

/** Event: settings are checked, the schema is there; whoever works in the background may begin. */
public record NodeStarted() {}
