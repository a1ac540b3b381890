package io.darkroom.images.v2;

import io.darkroom.http.Timestamps;
import io.darkroom.images.ImageMember;
import io.darkroom.platform.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;

/** Members of images as the Images API v2 shows them. */
final class MemberBody {

  private MemberBody() {}

  static JsonObject of(ImageMember member) {
    return Json.createObjectBuilder()
        .add("member_id", member.member())
        .add("image_id", member.imageId())
        .add("status", member.status().id())
        .add("created_at", Timestamps.text(member.createdAt()))
        .add("updated_at", Timestamps.text(member.updatedAt()))
        .add("schema", "/v2/schemas/member")
        .build();
  }

  static JsonObject of(List<ImageMember> members) {
    JsonArrayBuilder list = Json.createArrayBuilder();
    members.stream().map(MemberBody::of).forEach(list::add);
    return Json.createObjectBuilder()
        .add("members", list)
        .add("schema", "/v2/schemas/members")
        .build();
  }
}
