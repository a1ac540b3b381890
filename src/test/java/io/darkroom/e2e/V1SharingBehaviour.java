package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.Grant;
import io.darkroom.support.GuardedService;
import io.darkroom.support.ImageCalls;
import io.darkroom.support.V1Calls;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Images between projects in the Images API v1: who shares them, who may share them further. */
interface V1SharingBehaviour {

  String MAY_SHARE = "{'member': {'can_share': true}}";

  GuardedService guarded();

  private V1Calls v1(Grant grant) {
    return new V1Calls(guarded().as(grant));
  }

  private static Grant somebody() {
    return Grant.inNewProject("member");
  }

  private static List<String> shared(V1Calls reader, String project) throws Exception {
    return reader.list("v1/shared-images/" + project, "shared_images").stream()
        .map(image -> image.getString("image_id") + " " + image.getBoolean("can_share"))
        .toList();
  }

  @Test
  default void memberSeesAnImageAndHimselfAndChangesNothing() throws Exception {
    Grant owner = somebody();
    Grant member = somebody();
    String mark = UUID.randomUUID().toString();
    String id = v1(owner).uploaded("data", "property-mark", mark);
    v1(owner).share(id, member.project(), "");
    v1(owner).share(id, "another", "");
    JsonObject before = guarded().as(owner).image(id);

    assertThat(v1(member).get(id).body()).isEqualTo("data");
    assertThat(v1(member).list("property-mark=" + mark))
        .extracting(image -> image.getString("id"))
        .containsExactly(id);
    assertThat(v1(member).members(id)).containsExactly(member.project() + " false");
    assertThat(v1(member).put(id, "", V1Calls.meta("name", "mine")).statusCode()).isEqualTo(403);
    assertThat(v1(member).delete(id).statusCode()).isEqualTo(403);
    assertThat(v1(member).share(id, "friend", "")).isEqualTo(404);
    assertThat(v1(member).share(id, member.project(), MAY_SHARE)).isEqualTo(404);
    assertThat(remove(v1(member), id, "another")).isEqualTo(404);
    assertThat(guarded().as(owner).image(id)).isEqualTo(before);
    assertThat(v1(owner).members(id))
        .containsExactlyInAnyOrder(member.project() + " false", "another false");
  }

  private static int remove(V1Calls calls, String id, String member) throws Exception {
    String path = "v1/images/" + id + "/members/" + member;
    return calls.client().send("DELETE", path, "").statusCode();
  }

  @Test
  default void memberThatMayShareDoesAsTheOwnerDoes() throws Exception {
    Grant owner = somebody();
    Grant member = somebody();
    Grant friend = somebody();
    String id = v1(owner).uploaded("data");
    v1(owner).share(id, member.project(), MAY_SHARE);

    assertThat(v1(member).share(id, friend.project(), "")).isEqualTo(204);
    assertThat(v1(friend).get(id).body()).isEqualTo("data");
    assertThat(v1(friend).share(id, "x", "")).isEqualTo(404);
    assertThat(v1(member).share(id, friend.project(), MAY_SHARE)).isEqualTo(204);
    assertThat(v1(friend).share(id, "x", "")).isEqualTo(204);
    assertThat(v1(member).members(id))
        .containsExactlyInAnyOrder(
            member.project() + " true", friend.project() + " true", "x false");
    assertThat(remove(v1(friend), id, "x")).isEqualTo(204);

    v1(owner).share(id, member.project(), "{'member': {'can_share': false}}");
    assertThat(v1(member).share(id, "y", "")).isEqualTo(404);
    assertThat(v1(member).delete(id).statusCode()).isEqualTo(403);
    assertThat(
            new ImageCalls(guarded().as(friend))
                .status("POST", "v2/images/" + id + "/members", "{'member':'z'}"))
        .isEqualTo(403);
  }

  @Test
  default void projectKnowsWhatIsSharedWithItAndWhatItShares() throws Exception {
    Grant one = somebody();
    Grant other = somebody();
    Grant member = somebody();
    String first = v1(one).reserved();
    String second = v1(other).reserved();
    v1(one).share(first, member.project(), "");
    v1(other).share(second, member.project(), MAY_SHARE);

    List<String> all = Stream.of(first + " false", second + " true").sorted().toList();
    assertThat(shared(v1(member), member.project())).containsExactlyElementsOf(all);
    assertThat(shared(v1(Grant.inNewProject("admin")), member.project()))
        .containsExactlyElementsOf(all);
    assertThat(shared(v1(one), member.project())).containsExactly(first + " false");
    assertThat(shared(v1(somebody()), member.project())).isEmpty();
    assertThat(shared(v1(one), one.project())).isEmpty();
  }

  @Test
  default void answersInTheOtherVersionDoNotCount() throws Exception {
    Grant owner = somebody();
    Grant member = somebody();
    String mark = UUID.randomUUID().toString();
    String id = v1(owner).reserved("property-mark", mark);
    v1(owner).share(id, member.project(), "");
    String path = "v2/images/" + id + "/members/" + member.project();

    for (String status : List.of("rejected", "accepted", "pending")) {
      new ImageCalls(guarded().as(member)).send("PUT", path, "{'status':'" + status + "'}");
      assertThat(v1(member).list("property-mark=" + mark)).as(status).hasSize(1);
    }
  }

  /** As the tests of OpenStack go through the life of an image, seen from both versions. */
  @Test
  default void lifeOfAnImageIsTheSameFromBothVersions() throws Exception {
    Grant owner = somebody();
    Grant member = somebody();
    String mark = UUID.randomUUID().toString();
    String query = "?name=" + mark;

    String id =
        v1(owner)
            .reserved(
                "name",
                mark,
                "disk_format",
                "raw",
                "container_format",
                "bare",
                "property-step",
                "1");
    assertSeen(owner, id, query, "queued", "1");
    assertNotSeen(member, id, query);

    assertThat(v1(owner).put(id, "data").statusCode()).isEqualTo(200);
    assertSeen(owner, id, query, "active", "1");
    assertNotSeen(member, id, query);

    assertThat(v1(owner).share(id, member.project(), "")).isEqualTo(204);
    assertSeen(member, id, query, "active", "1");

    v1(owner).put(id, "", V1Calls.meta("property-step", "2", "min_ram", "7"));
    assertSeen(owner, id, query, "active", "2");
    assertSeen(member, id, query, "active", "2");

    assertThat(remove(v1(owner), id, member.project())).isEqualTo(204);
    assertNotSeen(member, id, query);

    assertThat(v1(owner).delete(id).statusCode()).isEqualTo(200);
    assertNotSeen(owner, id, query);
  }

  private void assertSeen(Grant reader, String id, String query, String status, String step)
      throws Exception {
    Client client = guarded().as(reader);
    JsonObject old = v1(reader).list("v1/images/detail" + query, "images").get(0);
    String all = "v2/images" + query + "&member_status=all";
    JsonObject listed = v1(reader).list(all, "images").get(0);
    JsonObject shown = client.image(id);

    assertThat(listed).isEqualTo(shown);
    assertThat(old.getString("id")).isEqualTo(id);
    assertThat(old.getString("status")).isEqualTo(status);
    for (String field : List.of("id", "name", "status", "checksum", "owner", "min_ram")) {
      assertThat(old.get(field)).as(field).isEqualTo(shown.get(field));
    }
    assertThat(old.getJsonObject("properties").getString("step")).isEqualTo(step);
    assertThat(shown.getString("step")).isEqualTo(step);
    assertThat(V1Calls.said(v1(reader).head(id), "status")).isEqualTo(status);
    boolean active = status.equals("active");
    assertThat(client.get("v1/images/" + id).body().equals("data")).isEqualTo(active);
    assertThat(client.get("v2/images/" + id + "/file").body().equals("data")).isEqualTo(active);
  }

  private void assertNotSeen(Grant reader, String id, String query) throws Exception {
    Client client = guarded().as(reader);
    assertThat(v1(reader).list("v1/images/detail" + query, "images")).isEmpty();
    assertThat(v1(reader).list("v2/images" + query + "&member_status=all", "images")).isEmpty();
    assertThat(v1(reader).head(id).statusCode()).isEqualTo(404);
    assertThat(client.get("v1/images/" + id).statusCode()).isEqualTo(404);
    assertThat(client.get("v2/images/" + id).statusCode()).isEqualTo(404);
  }
}
