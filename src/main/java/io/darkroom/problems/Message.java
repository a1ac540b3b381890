package io.darkroom.problems;

import java.util.List;

/**
 * A problem with the values its text needs, free of any language until somebody reads it.
 *
 * @param problem what happened
 * @param arguments what goes into the placeholders of the text, in order
 */
public record Message(Problem problem, List<String> arguments) {

  public Message {
    arguments = List.copyOf(arguments);
  }

  public static Message of(Problem problem, Object... arguments) {
    return new Message(problem, java.util.Arrays.stream(arguments).map(String::valueOf).toList());
  }
}
