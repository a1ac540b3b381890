package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.Grant;
import io.darkroom.support.GuardedService;
import io.darkroom.support.ImageCalls;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images between projects: who sees them, who changes them, who says what of them. */
interface ImageSharingBehaviour {

  String PATCH = "[{'op':'replace','path':'/name','value':'mine'}]";

  GuardedService guarded();

  private ImageCalls as(Grant grant) {
    return new ImageCalls(guarded().as(grant));
  }

  private static Grant somebody() {
    return Grant.inNewProject("member");
  }

  private static List<String> members(ImageCalls reader, String id) throws Exception {
    String body = reader.send("GET", "v2/images/" + id + "/members", "").body();
    return Client.json(body).getJsonArray("members").getValuesAs(JsonObject.class).stream()
        .map(member -> member.getString("member_id") + " " + member.getString("status"))
        .toList();
  }

  private static String membership(String id, Grant member) {
    return "v2/images/" + id + "/members/" + member.project();
  }

  private static void share(ImageCalls owner, String id, Grant member) throws Exception {
    String body = "{'member':'" + member.project() + "'}";
    assertThat(owner.status("POST", "v2/images/" + id + "/members", body)).isEqualTo(200);
  }

  @Test
  default void memberIsShownAsItWasAdded() throws Exception {
    ImageCalls owner = as(somebody());
    Grant member = somebody();
    String id = owner.newImage("{}");

    share(owner, id, member);

    JsonObject shown = Client.json(owner.send("GET", membership(id, member), "").body());
    assertThat(shown)
        .isEqualTo(
            Client.json(
                """
                {"member_id": "%s", "image_id": "%s", "status": "pending", "created_at": "%s",
                 "updated_at": "%s", "schema": "/v2/schemas/member"}"""
                    .formatted(
                        member.project(),
                        id,
                        shown.getString("created_at"),
                        shown.getString("created_at"))));
    assertThat(owner.send("GET", "v2/images/" + id + "/members", "").body())
        .isEqualTo("{\"members\":[" + shown + "],\"schema\":\"/v2/schemas/members\"}");
  }

  @Test
  default void memberAloneSaysWhatItThinks() throws Exception {
    ImageCalls owner = as(somebody());
    Grant one = somebody();
    Grant other = somebody();
    String id = owner.newImage("{}");
    share(owner, id, one);
    share(owner, id, other);
    String accepted = "{'status':'accepted'}";

    assertThat(owner.status("PUT", membership(id, one), accepted)).isEqualTo(403);
    assertThat(as(other).status("PUT", membership(id, one), accepted)).isEqualTo(404);
    assertThat(as(somebody()).status("PUT", membership(id, one), accepted)).isEqualTo(404);
    for (String bad : List.of("{'status':'x'}", "{'status':null}", "{}", "[]", "{")) {
      assertThat(as(one).status("PUT", membership(id, one), bad)).as(bad).isEqualTo(400);
    }
    assertThat(members(as(one), id)).containsExactly(one.project() + " pending");

    for (String status : List.of("accepted", "rejected", "pending", "accepted")) {
      String body = "{'status':'" + status + "'}";
      assertThat(as(one).status("PUT", membership(id, one), body)).isEqualTo(200);
      assertThat(members(as(one), id)).containsExactly(one.project() + " " + status);
    }
    assertThat(members(owner, id))
        .containsExactly(one.project() + " accepted", other.project() + " pending");
    String rejected = "{'status':'rejected'}";
    assertThat(as(Grant.inNewProject("admin")).status("PUT", membership(id, other), rejected))
        .isEqualTo(200);
  }

  @Test
  default void ownerAloneSaysWithWhomItIsShared() throws Exception {
    ImageCalls owner = as(somebody());
    Grant member = somebody();
    String id = owner.newImage("{}");
    String members = "v2/images/" + id + "/members";
    share(owner, id, member);

    assertThat(as(member).status("POST", members, "{'member':'x'}")).isEqualTo(403);
    assertThat(as(member).status("DELETE", membership(id, member), "")).isEqualTo(403);
    assertThat(as(somebody()).status("POST", members, "{'member':'x'}")).isEqualTo(404);
    assertThat(owner.status("POST", members, "{'member':'" + member.project() + "'}"))
        .isEqualTo(409);
    for (String bad : List.of("{}", "{'member':''}", "{'member':null}", "{'member':5}", "[]")) {
      assertThat(owner.status("POST", members, bad)).as(bad).isEqualTo(400);
    }
    assertThat(owner.status("DELETE", members + "/nobody", "")).isEqualTo(404);
    assertThat(members(owner, id)).containsExactly(member.project() + " pending");

    assertThat(owner.status("DELETE", membership(id, member), "")).isEqualTo(204);
    assertThat(owner.status("DELETE", membership(id, member), "")).isEqualTo(404);
    assertThat(as(member).status("GET", "v2/images/" + id, "")).isEqualTo(404);
  }

  @Test
  default void memberSeesAnImageAndChangesNothing() throws Exception {
    ImageCalls owner = as(somebody());
    Grant member = somebody();
    JsonObject image = owner.create("{'name':'theirs','tags':['t']}");
    String id = image.getString("id");
    String path = "v2/images/" + id;
    share(owner, id, member);

    assertUntouchable(as(member), id, 403);
    assertUntouchable(as(somebody()), id, 404);
    assertThat(Client.json(as(member).send("GET", path, "").body())).isEqualTo(image);
    assertThat(as(somebody()).status("GET", path, "")).isEqualTo(404);
  }

  private static void assertUntouchable(ImageCalls stranger, String id, int status)
      throws Exception {
    String path = "v2/images/" + id;
    assertThat(stranger.patch(id, PATCH).statusCode()).isEqualTo(status);
    assertThat(stranger.delete(id).statusCode()).isEqualTo(status);
    assertThat(stranger.status("PUT", path + "/tags/x", "")).isEqualTo(status);
    assertThat(stranger.status("DELETE", path + "/tags/t", "")).isEqualTo(status);
    assertThat(stranger.status("POST", path + "/actions/deactivate", "")).isEqualTo(status);
    assertThat(stranger.status("POST", path + "/actions/reactivate", "")).isEqualTo(status);
  }

  @Test
  default void membersWaitWhileAnImageIsPrivate() throws Exception {
    ImageCalls owner = as(somebody());
    Grant member = somebody();
    String id = owner.newImage("{}");
    String members = "v2/images/" + id + "/members";
    share(owner, id, member);
    owner.patch(id, "[{'op':'replace','path':'/visibility','value':'private'}]");

    assertThat(as(member).status("GET", "v2/images/" + id, "")).isEqualTo(404);
    assertThat(owner.status("GET", members, "")).isEqualTo(403);
    assertThat(owner.status("POST", members, "{'member':'x'}")).isEqualTo(403);
    assertThat(owner.status("DELETE", membership(id, member), "")).isEqualTo(403);
    assertThat(owner.status("GET", membership(id, member), "")).isEqualTo(404);

    owner.patch(id, "[{'op':'replace','path':'/visibility','value':'shared'}]");
    assertThat(as(member).status("GET", "v2/images/" + id, "")).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"public", "community"})
  default void everybodySeesWhatIsForAllAndNobodyElseChangesIt(String visibility) throws Exception {
    String id =
        as(Grant.inNewProject("admin"))
            .newImage("{'tags':['t'],'visibility':'" + visibility + "'}");

    assertThat(as(somebody()).status("GET", "v2/images/" + id, "")).isEqualTo(200);
    assertUntouchable(as(somebody()), id, 403);
    assertThat(as(somebody()).status("GET", "v2/images/" + id + "/members", "")).isEqualTo(403);
  }

  @Test
  default void administratorsAloneMakeImagesPublicAndGiveThemAway() throws Exception {
    ImageCalls member = as(somebody());
    ImageCalls administrator = as(Grant.inNewProject("admin"));
    String id = member.newImage("{}");
    String publish = "[{'op':'replace','path':'/visibility','value':'public'}]";
    String give = "[{'op':'replace','path':'/owner','value':'another'}]";

    assertThat(member.status("POST", "v2/images", "{'visibility':'public'}")).isEqualTo(403);
    assertThat(member.status("POST", "v2/images", "{'owner':'another'}")).isEqualTo(403);
    assertThat(member.patch(id, publish).statusCode()).isEqualTo(403);
    assertThat(member.patch(id, give).statusCode()).isEqualTo(403);
    assertThat(administrator.patch(id, publish).statusCode()).isEqualTo(200);
    assertThat(member.patch(id, PATCH).statusCode()).isEqualTo(200);
    assertThat(administrator.patch(id, give).statusCode()).isEqualTo(200);
    assertThat(member.patch(id, PATCH).statusCode()).isEqualTo(403);
  }

  @Test
  default void readersChangeNothing() throws Exception {
    Grant grant = somebody();
    String id = as(grant).newImage("{}");
    ImageCalls reader = as(Grant.inProject(grant.project(), "reader"));

    assertThat(reader.status("POST", "v2/images", "{}")).isEqualTo(403);
    assertUntouchable(reader, id, 403);
    assertThat(reader.status("GET", "v2/images/" + id, "")).isEqualTo(200);
    assertThat(reader.status("GET", "v2/info/stores/detail", "")).isEqualTo(403);
    assertThat(reader.status("GET", "v2/info/usage", "")).isEqualTo(200);
    assertThat(as(Grant.inNewProject("admin")).status("GET", "v2/info/stores/detail", ""))
        .isEqualTo(200);
  }
}
