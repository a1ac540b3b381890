package io.darkroom.tasks;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run of a task. The number is the fence: whatever a run writes counts only while the task
 * still carries the run's number.
 *
 * @param taskId the task
 * @param number from 1 up, one more for each run
 */
public record Attempt(String taskId, int number) {

  private static final Pattern NAME =
      Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.([0-9]{1,9})(?:\\..*)?");

  /** A name that only this run uses, for its files and objects. */
  public String name() {
    return taskId + "." + number;
  }

  /** The run that a file or an object is named after; none, if it is nobody's. */
  public static Optional<Attempt> ofName(String name) {
    Matcher parts = NAME.matcher(name);
    return parts.matches()
        ? Optional.of(new Attempt(parts.group(1), Integer.parseInt(parts.group(2))))
        : Optional.empty();
  }
}
