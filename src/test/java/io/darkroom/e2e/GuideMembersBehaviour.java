package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.Curl;
import io.darkroom.support.Grant;
import io.darkroom.support.GuardedService;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the user guide says of memberships, of both versions, with curl. */
interface GuideMembersBehaviour {

  GuardedService guarded();

  private Curl as(Grant grant) {
    return Curl.as(grant, guarded());
  }

  private static Grant tenant() {
    return Grant.inNewProject("member");
  }

  private static String reserved(Curl owner) throws Exception {
    return owner.run("v1/images", "-X", "POST").json().getJsonObject("image").getString("id");
  }

  private static int put(Curl curl, String path, String body) throws Exception {
    return curl.run(
            path,
            "-X",
            "PUT",
            "-H",
            "Content-Type: application/json",
            "-d",
            body.replace('\'', '"'))
        .status();
  }

  private static void assertMembers(Curl curl, String image, String members) throws Exception {
    Curl.Answer answer = curl.run(image + "/members");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).isEqualTo(Client.json("{\"members\":" + members + "}"));
  }

  private static String member(Grant tenant, boolean canShare) {
    return "{\"member_id\":\"" + tenant.project() + "\",\"can_share\":" + canShare + "}";
  }

  private static List<String> ids(Curl.Answer list) {
    return list.json().getJsonArray("images").getValuesAs(JsonObject.class).stream()
        .map(image -> image.getString("id"))
        .toList();
  }

  @Test
  default void membersAreAddedAndRemoved() throws Exception {
    Curl owner = as(tenant());
    Grant tenant = tenant();
    String id = reserved(owner);
    String membership = "v1/images/" + id + "/members/" + tenant.project();

    assertThat(owner.run(membership, "-X", "PUT").status()).isEqualTo(204);
    assertMembers(owner, "v1/images/" + id, "[" + member(tenant, false) + "]");
    assertThat(put(owner, membership, "{'member': {'can_share': true}}")).isEqualTo(204);
    assertThat(owner.run(membership, "-X", "PUT").status()).isEqualTo(204);
    assertMembers(owner, "v1/images/" + id, "[" + member(tenant, true) + "]");
    assertThat(owner.run(membership, "-X", "DELETE").status()).isEqualTo(204);
    assertMembers(owner, "v1/images/" + id, "[]");
  }

  @Test
  default void sharedImagesOfATenantAreListed() throws Exception {
    Curl owner = as(tenant());
    Grant tenant = tenant();
    String id = reserved(owner);
    owner.run("v1/images/" + id + "/members/" + tenant.project(), "-X", "PUT");

    Curl.Answer shared = as(tenant).run("v1/shared-images/" + tenant.project());

    assertThat(shared.status()).isEqualTo(200);
    assertThat(shared.text())
        .isEqualTo("{\"shared_images\":[{\"image_id\":\"" + id + "\",\"can_share\":false}]}");
  }

  @Test
  default void membersAreReplaced() throws Exception {
    Curl owner = as(tenant());
    Grant named = tenant();
    Grant removed = tenant();
    String image = "v1/images/" + reserved(owner);
    put(owner, image + "/members/" + named.project(), "{'member': {'can_share': true}}");
    put(owner, image + "/members/" + removed.project(), "{'member': {'can_share': true}}");
    String memberships = "{'memberships': [{'member_id': '%s'%s}]}";

    int unsaid = put(owner, image + "/members", memberships.formatted(named.project(), ""));

    assertThat(unsaid).isEqualTo(204);
    assertMembers(owner, image, "[" + member(named, true) + "]");
    put(owner, image + "/members", memberships.formatted(named.project(), ", 'can_share': false"));
    assertMembers(owner, image, "[" + member(named, false) + "]");
    put(owner, image + "/members", memberships.formatted(removed.project(), ""));
    assertMembers(owner, image, "[" + member(removed, false) + "]");
  }

  /** In version 2 nothing is shared on, and members decide what they want to see. */
  @Test
  default void version2KnowsTheMembersByTheirStatus() throws Exception {
    Curl owner = as(tenant());
    Grant tenant = tenant();
    Curl member = as(tenant);
    String id = reserved(owner);
    String members = "v2/images/" + id + "/members";
    put(owner, "v1/images/" + id + "/members/" + tenant.project(), "{'member':{'can_share':true}}");
    String one = members + "/" + tenant.project();

    JsonObject shown = owner.run(one).json();
    assertThat(shown.getString("status")).isEqualTo("pending");
    assertThat(shown).doesNotContainKey("can_share");
    assertThat(put(owner, one, "{'status': 'accepted'}")).isEqualTo(403);
    assertThat(
            member
                .run(members, "-H", "Content-Type: application/json", "-d", "{\"member\":\"b\"}")
                .status())
        .isEqualTo(403);
    assertThat(ids(member.run("v2/images"))).doesNotContain(id);
    assertThat(ids(member.run("v1/images"))).contains(id);
    assertThat(put(member, one, "{'status': 'accepted'}")).isEqualTo(200);
    assertThat(ids(member.run("v2/images"))).contains(id);
    assertThat(put(member, one, "{'status': 'rejected'}")).isEqualTo(200);
    assertThat(ids(member.run("v2/images"))).doesNotContain(id);
    assertThat(ids(member.run("v1/images"))).contains(id);
  }

  @Test
  default void memberMadeByVersion2CannotShare() throws Exception {
    Curl owner = as(tenant());
    Grant tenant = tenant();
    String id = reserved(owner);

    Curl.Answer created =
        owner.run(
            "v2/images/" + id + "/members",
            "-H",
            "Content-Type: application/json",
            "-d",
            "{\"member\": \"" + tenant.project() + "\"}");

    assertThat(created.json().getString("status")).isEqualTo("pending");
    assertMembers(owner, "v1/images/" + id, "[" + member(tenant, false) + "]");
    assertThat(as(tenant).run("v1/images/" + id + "/members/another", "-X", "PUT").status())
        .isEqualTo(404);
  }
}
