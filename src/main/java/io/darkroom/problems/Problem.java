package io.darkroom.problems;

import java.util.Arrays;
import java.util.Optional;

/**
 * Everything that Darkroom tells a caller about a failure: an HTTP status (RFC 9110, section 15)
 * and the key of a text in {@code messages.properties}. A task that failed stores the name of the
 * constant with its arguments, so a constant is never renamed once it was released.
 */
public enum Problem {
  BODY_MALFORMED(400),
  BODY_NOT_AN_OBJECT(400),
  BODY_TOO_LARGE(413),
  BODY_INCOMPLETE(400),
  BODY_TOO_SLOW(408),
  MEDIA_TYPE_NOT_JSON(415),

  PROPERTY_MISSING(400),
  PROPERTY_UNKNOWN(400),
  PROPERTY_NOT_TEXT(400),
  PROPERTY_NOT_OBJECT(400),
  PROPERTY_NOT_OBJECT_OR_NULL(400),
  PROPERTY_NOT_BOOLEAN(400),
  PROPERTY_NOT_COUNT(400),
  PROPERTY_NOT_LIST(400),
  PROPERTY_NOT_HEXADECIMAL(400),
  PROPERTY_EMPTY(400),
  PROPERTY_TOO_MANY(400),
  PROPERTY_NOT_ONE_OF(400),
  PROPERTY_TOO_LONG(400),
  PROPERTY_NAME_LENGTH(400),
  PROPERTY_NOT_STORABLE(400),
  PROPERTY_RESERVED(400),
  PROPERTIES_DIFFER(400),

  PARAMETER_INVALID(400),
  PARAMETER_NOT_ONE_OF(400),
  PARAMETERS_UNPAIRED(400),
  MARKER_UNKNOWN(400),
  MULTIPLE_RANGES(400),
  RANGE_NOT_SATISFIABLE(416),

  ADDRESS_MALFORMED(400),
  NOT_FOUND(404),
  SCHEMA_NOT_FOUND(404),
  TASK_NOT_FOUND(404),
  IMAGE_NOT_FOUND(404),
  METHOD_NOT_ALLOWED(405),
  TASK_ENDED(409),
  REQUEST_REFUSED(400),

  TOKEN_MISSING(401),
  TOKEN_INVALID(401),
  TOKEN_UNSCOPED(401),
  PROJECT_NEEDED(403),
  RULE_FORBIDS(403),
  IDENTITY_UNAVAILABLE(503),
  CLIENT_NOT_LOCAL(403),
  OWNER_FORBIDDEN(403),
  VISIBILITY_FORBIDDEN(403),

  SOURCE_URL_INVALID(400),
  SOURCE_SCHEME_REFUSED(400),
  SOURCE_CREDENTIALS_REFUSED(400),
  SOURCE_PORT_REFUSED(400),
  SOURCE_HOST_REFUSED(400),
  SOURCE_UNREADABLE(400),
  SOURCE_ANSWERED(400),
  SOURCE_INTERRUPTED(400),
  SOURCE_TOO_SLOW(400),
  SOURCE_TOO_MANY_REDIRECTS(400),
  SOURCE_SIZE_MISMATCH(400),
  SOURCE_TOO_LARGE(413),
  SOURCE_EMPTY(400),
  SOURCE_CHECKSUM_MISMATCH(400),

  FORMAT_MISMATCH(400),
  FORMAT_DAMAGED(400),
  FORMAT_REFERS_ELSEWHERE(400),
  FORMAT_FEATURE_UNKNOWN(400),

  STORE_UNKNOWN(400),
  STORE_UNAVAILABLE(503),

  TASK_CANCELLED(409),
  TASK_CRASHED(500),

  INTERNAL(500);

  private final int status;

  Problem(int status) {
    this.status = status;
  }

  /** The problem with a name that was stored, if this version knows it. */
  public static Optional<Problem> named(String name) {
    return Arrays.stream(values()).filter(problem -> problem.name().equals(name)).findFirst();
  }

  /** What is to be said of a status (400 to 599) when nothing more is known. */
  public static Problem ofStatus(int status) {
    return switch (status) {
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      default -> status >= 500 ? INTERNAL : REQUEST_REFUSED;
    };
  }

  /** The HTTP status of an answer that reports this problem. */
  public int status() {
    return status;
  }
}
