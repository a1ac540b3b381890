package io.darkroom.tasks;

/**
 * Something has happened to a task: told in the transaction that writes it down, so that what is
 * told may still be taken back until that has committed.
 */
public record TaskNews(String taskId, TaskEvent event) {}
