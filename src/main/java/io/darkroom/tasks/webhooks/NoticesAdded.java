package io.darkroom.tasks.webhooks;

/** Event: the transaction has written notices. */
public record NoticesAdded() {}
