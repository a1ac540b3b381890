package io.darkroom.images.v2;

import io.darkroom.images.ImageMember;
import io.darkroom.images.MemberStatus;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What clients send of members: the one property that counts, beside which others may stand. */
final class MemberRequest {

  private MemberRequest() {}

  /**
   * The project that an image is to be shared with.
   *
   * @throws ProblemException saying how {@code member} does not fit
   */
  static String member(JsonObject body) {
    JsonValue value = required(body, "member");
    if (value.getValueType() == ValueType.NULL) {
      throw new ProblemException(Problem.PROPERTY_EMPTY, "member");
    }
    if (!(value instanceof JsonString text)) {
      throw new ProblemException(Problem.PROPERTY_NOT_TEXT, "member");
    }
    return ImageMember.requireName("member", text.getString());
  }

  /**
   * What a member says.
   *
   * @throws ProblemException saying how {@code status} does not fit
   */
  static MemberStatus status(JsonObject body) {
    JsonValue value = required(body, "status");
    String id = value instanceof JsonString text ? text.getString() : "";
    return MemberStatus.of(id)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.PROPERTY_NOT_ONE_OF,
                    "status",
                    Arrays.stream(MemberStatus.values())
                        .map(MemberStatus::id)
                        .collect(Collectors.joining(", "))));
  }

  private static JsonValue required(JsonObject body, String name) {
    JsonValue value = body.get(name);
    if (value == null) {
      throw new ProblemException(Problem.PROPERTY_MISSING, name);
    }
    return value;
  }
}
