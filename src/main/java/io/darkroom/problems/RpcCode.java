package io.darkroom.problems;

/**
 * The kinds of failure that google.rpc has, with their numbers (google/rpc/code.proto; OK is none).
 */
public enum RpcCode {
  CANCELLED(1),
  UNKNOWN(2),
  INVALID_ARGUMENT(3),
  DEADLINE_EXCEEDED(4),
  NOT_FOUND(5),
  ALREADY_EXISTS(6),
  PERMISSION_DENIED(7),
  RESOURCE_EXHAUSTED(8),
  FAILED_PRECONDITION(9),
  ABORTED(10),
  OUT_OF_RANGE(11),
  UNIMPLEMENTED(12),
  INTERNAL(13),
  UNAVAILABLE(14),
  DATA_LOSS(15),
  UNAUTHENTICATED(16);

  private final int number;

  RpcCode(int number) {
    this.number = number;
  }

  /** What a status (RFC 9110, 400 to 599) is when nothing more is known. */
  public static RpcCode ofStatus(int status) {
    return switch (status) {
      case 401 -> UNAUTHENTICATED;
      case 403 -> PERMISSION_DENIED;
      case 404, 410 -> NOT_FOUND;
      case 405, 501 -> UNIMPLEMENTED;
      case 408, 504 -> DEADLINE_EXCEEDED;
      case 409, 412 -> FAILED_PRECONDITION;
      case 413, 429 -> RESOURCE_EXHAUSTED;
      case 416 -> OUT_OF_RANGE;
      case 502, 503 -> UNAVAILABLE;
      default -> status >= 500 ? INTERNAL : INVALID_ARGUMENT;
    };
  }

  /** Its number on the wire. */
  public int number() {
    return number;
  }

  /** Whether what failed so may succeed a little later, with nothing changed but the time. */
  public boolean mayPass() {
    return switch (this) {
      case UNAVAILABLE, DEADLINE_EXCEEDED, ABORTED -> true;
      default -> false;
    };
  }
}
