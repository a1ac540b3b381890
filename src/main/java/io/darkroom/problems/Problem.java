package io.darkroom.problems;

import java.util.Arrays;
import java.util.Optional;

/**
 * Everything that Darkroom tells a caller about a failure: an HTTP status (RFC 9110, section 15), a
 * code of google.rpc, whether trying again can help, and the key of a text in {@code
 * messages.properties}. A task that failed stores the name of the constant with its arguments, so a
 * constant is never renamed once it was released. The code follows from the status unless that does
 * not say enough.
 */
public enum Problem {
  BODY_MALFORMED(400),
  BODY_NOT_AN_OBJECT(400),
  BODY_TOO_LARGE(413),
  BODY_INCOMPLETE(400),
  BODY_TOO_SLOW(408),
  BODY_NOT_A_LIST(400),
  BODY_TOO_SHORT(400),
  MEDIA_TYPE_NOT_JSON(415),
  MEDIA_TYPE_NOT_PATCH(415),
  MEDIA_TYPE_NOT_BYTES(415),
  DATA_NOT_BYTES(400),
  HEADER_UNKNOWN(400),
  HEADER_CONTRADICTORY(400),
  SOURCES_SEVERAL(400),

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
  PROPERTY_NOT_ONE_OF(400),
  PROPERTY_TOO_LONG(400),
  PROPERTY_NAME_LENGTH(400),
  PROPERTY_NOT_STORABLE(400),
  PROPERTY_NOT_UUID(400),
  PROPERTY_RESERVED(400),
  PROPERTY_READ_ONLY(403, RpcCode.INVALID_ARGUMENT),
  PROPERTY_ABSENT(409, RpcCode.NOT_FOUND),
  PROPERTY_EXISTS(409, RpcCode.ALREADY_EXISTS),
  PROPERTY_FIXED(403, RpcCode.FAILED_PRECONDITION),
  PROPERTY_NOT_REMOVABLE(403, RpcCode.INVALID_ARGUMENT),
  PROPERTIES_DIFFER(400),

  PATCH_OPERATION_INVALID(400),
  PATCH_OPERATION_UNKNOWN(400),
  PATCH_PATH_INVALID(400),

  PARAMETER_INVALID(400),
  PARAMETERS_EXCLUSIVE(400),
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
  IMAGE_NOT_ACTIVE(404, RpcCode.FAILED_PRECONDITION),
  MEMBER_NOT_FOUND(404),
  TAG_NOT_FOUND(404),
  STORE_NOT_FOUND(404),
  COPY_NOT_FOUND(404),
  METHOD_NOT_ALLOWED(405),
  TASK_ENDED(409),
  TASK_NOT_ENDED(409),
  TASK_NOT_FAILED(409),
  QUEUE_FULL(429, RpcCode.RESOURCE_EXHAUSTED, true),
  PROJECT_QUEUE_FULL(429, RpcCode.RESOURCE_EXHAUSTED, true),
  KEY_INVALID(400),
  KEY_USED_OTHERWISE(422),
  KEY_IN_USE(409, RpcCode.ABORTED),
  EVENT_ID_INVALID(400),
  TOO_MANY_FOLLOWERS(503, RpcCode.RESOURCE_EXHAUSTED, true),
  PAGE_TOKEN_INVALID(400),
  PROJECT_FORBIDDEN(403),
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
  IMAGE_NOT_YOURS(403),
  IMAGE_PROTECTED(403, RpcCode.FAILED_PRECONDITION),
  IMAGE_DEACTIVATED(403, RpcCode.FAILED_PRECONDITION),
  IMAGE_NOT_SHARED(403, RpcCode.FAILED_PRECONDITION),
  MEMBER_SPEAKS_FOR_ITSELF(403),

  IMAGE_ID_TAKEN(409, RpcCode.ALREADY_EXISTS),
  IMAGE_STATE(409),
  IMAGE_ACTION_REFUSED(400, RpcCode.FAILED_PRECONDITION),
  IMAGE_FORMATS_MISSING(400, RpcCode.FAILED_PRECONDITION),
  FORMATS_MIXED(400),
  DATA_SIZE_DIFFERS(400, RpcCode.DATA_LOSS),
  DATA_CHECKSUM_DIFFERS(400, RpcCode.DATA_LOSS),
  IMAGE_NOT_STAGED(409),
  IMAGE_WORKED_ON(409, RpcCode.ABORTED),
  MEMBER_EXISTS(409, RpcCode.ALREADY_EXISTS),
  COPY_EXISTS(400, RpcCode.ALREADY_EXISTS),
  IMPORT_STORE_UNKNOWN(409, RpcCode.NOT_FOUND),
  IMPORT_FORMATS_MISSING(409),
  COPY_IS_LAST(409),
  STORES_FAILED(503),

  TOO_MANY_PROPERTIES(413),
  TOO_MANY_TAGS(413),
  PROPERTIES_TOO_LONG(413),
  TOO_MANY_MEMBERS(413),
  TOO_MANY_IMAGES(413),
  TOO_MANY_BYTES(413),
  TOO_MANY_STAGED_BYTES(413),
  IMAGE_TOO_LARGE(413),

  SOURCE_URL_INVALID(400),
  SOURCE_SCHEME_REFUSED(400),
  SOURCE_CREDENTIALS_REFUSED(400),
  SOURCE_PORT_REFUSED(400, RpcCode.PERMISSION_DENIED),
  SOURCE_HOST_REFUSED(400, RpcCode.PERMISSION_DENIED),
  SOURCE_UNREADABLE(400, RpcCode.UNAVAILABLE),
  SOURCE_ANSWERED(400, RpcCode.FAILED_PRECONDITION),
  SOURCE_INTERRUPTED(400, RpcCode.UNAVAILABLE),
  SOURCE_TOO_SLOW(400, RpcCode.DEADLINE_EXCEEDED),
  SOURCE_TOO_MANY_REDIRECTS(400, RpcCode.FAILED_PRECONDITION),
  SOURCE_SIZE_MISMATCH(400, RpcCode.DATA_LOSS, true),
  SOURCE_TOO_LARGE(413),
  SOURCE_EMPTY(400, RpcCode.FAILED_PRECONDITION),
  SOURCE_CHECKSUM_MISMATCH(400, RpcCode.DATA_LOSS),

  FORMAT_MISMATCH(400),
  FORMAT_DAMAGED(400),
  FORMAT_REFERS_ELSEWHERE(400),
  FORMAT_FEATURE_UNKNOWN(400, RpcCode.UNIMPLEMENTED),

  STORE_UNKNOWN(400, RpcCode.NOT_FOUND),
  STORE_UNAVAILABLE(503),

  TASK_CANCELLED(409, RpcCode.CANCELLED),
  TASK_CRASHED(500),

  INTERNAL(500);

  private final int status;
  private final RpcCode code;
  private final boolean retriable;

  Problem(int status) {
    this(status, RpcCode.ofStatus(status));
  }

  Problem(int status, RpcCode code) {
    this(status, code, code.mayPass());
  }

  Problem(int status, RpcCode code, boolean retriable) {
    this.status = status;
    this.code = code;
    this.retriable = retriable;
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

  /** What kind of failure it is; {@link Message#code} may know better. */
  RpcCode code() {
    return code;
  }

  /**
   * Whether the same again may succeed a little later; {@link Message#retriable} may know better.
   */
  boolean retriable() {
    return retriable;
  }
}
