package io.darkroom.images.v1;

import io.darkroom.images.ImageMember;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What clients send of memberships. */
final class MembershipRequest {

  private static final String CAN_SHARE = "can_share";
  private static final String MEMBER = "member";
  private static final String MEMBER_ID = "member_id";
  private static final String MEMBERSHIPS = "memberships";

  private MembershipRequest() {}

  /**
   * Whether a member may share: {@code {"member": {"can_share": true}}}; empty when nothing is
   * said.
   *
   * @throws ProblemException naming what does not fit
   */
  static Optional<Boolean> one(JsonObject body) {
    JsonValue member = body.getOrDefault(MEMBER, JsonValue.NULL);
    if (member.getValueType() == ValueType.NULL) {
      return Optional.empty();
    }
    if (member instanceof JsonObject object) {
      return canShare(object);
    }
    throw new ProblemException(Problem.PROPERTY_NOT_OBJECT, MEMBER);
  }

  /**
   * All members: {@code {"memberships": [{"member_id": "m", "can_share": true}]}}; of one that is
   * named twice the last word counts.
   *
   * @throws ProblemException naming what does not fit
   */
  static Map<String, Optional<Boolean>> all(JsonObject body) {
    JsonValue memberships = body.get(MEMBERSHIPS);
    if (memberships == null) {
      throw new ProblemException(Problem.PROPERTY_MISSING, MEMBERSHIPS);
    }
    if (!(memberships instanceof JsonArray list)) {
      throw new ProblemException(Problem.PROPERTY_NOT_LIST, MEMBERSHIPS);
    }
    Map<String, Optional<Boolean>> all = new LinkedHashMap<>();
    for (JsonValue item : list) {
      if (!(item instanceof JsonObject membership)) {
        throw new ProblemException(Problem.PROPERTY_NOT_OBJECT, MEMBERSHIPS);
      }
      all.put(memberId(membership), canShare(membership));
    }
    return all;
  }

  private static String memberId(JsonObject membership) {
    JsonValue id = membership.get(MEMBER_ID);
    if (id == null) {
      throw new ProblemException(Problem.PROPERTY_MISSING, MEMBER_ID);
    }
    if (!(id instanceof JsonString text)) {
      throw new ProblemException(Problem.PROPERTY_NOT_TEXT, MEMBER_ID);
    }
    return ImageMember.requireName(MEMBER_ID, text.getString());
  }

  private static Optional<Boolean> canShare(JsonObject membership) {
    return switch (membership.getOrDefault(CAN_SHARE, JsonValue.NULL).getValueType()) {
      case NULL -> Optional.empty();
      case TRUE -> Optional.of(true);
      case FALSE -> Optional.of(false);
      default -> throw new ProblemException(Problem.PROPERTY_NOT_BOOLEAN, CAN_SHARE);
    };
  }
}
