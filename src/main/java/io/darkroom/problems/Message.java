package io.darkroom.problems;

import java.util.List;
import java.util.Optional;

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

  /** What kind of failure it is, whoever made it. */
  public RpcCode code() {
    return sourceStatus().map(Message::codeOfSource).orElse(problem.code());
  }

  /** Whether the same again may succeed a little later, with nothing changed but the time. */
  public boolean retriable() {
    return sourceStatus().map(status -> codeOfSource(status).mayPass()).orElse(problem.retriable());
  }

  /** What a source answered says more than that it did. */
  private Optional<Integer> sourceStatus() {
    return problem == Problem.SOURCE_ANSWERED
        ? arguments.stream()
            .filter(text -> text.matches("[1-5][0-9]{2}"))
            .map(Integer::valueOf)
            .findFirst()
        : Optional.empty();
  }

  /** That it does not know us, or is busy, is not what the same would be of ourselves. */
  private static RpcCode codeOfSource(int status) {
    return switch (status) {
      case 401, 403, 407 -> RpcCode.PERMISSION_DENIED;
      case 404, 410 -> RpcCode.NOT_FOUND;
      case 408, 429, 500, 502, 503, 504 -> RpcCode.UNAVAILABLE;
      default -> RpcCode.FAILED_PRECONDITION;
    };
  }
}
