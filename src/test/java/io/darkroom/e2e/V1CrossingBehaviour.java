package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.ImageCalls;
import io.darkroom.support.V1Calls;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images between the versions of the Images API: there is one image, which both show. */
interface V1CrossingBehaviour {

  Client client();

  private V1Calls v1() {
    return new V1Calls(client());
  }

  private ImageCalls v2() {
    return new ImageCalls(client());
  }

  private static void assertSame(JsonObject first, JsonObject second) {
    for (String field :
        new String[] {
          "id",
          "name",
          "status",
          "size",
          "virtual_size",
          "checksum",
          "disk_format",
          "container_format",
          "min_ram",
          "min_disk",
          "protected",
          "owner"
        }) {
      assertThat(second.get(field)).as(field).isEqualTo(first.get(field));
    }
    assertThat(second.getString("created_at"))
        .isEqualTo(first.getString("created_at").replace(".000000", "Z"));
    assertThat(second.getString("updated_at"))
        .isEqualTo(first.getString("updated_at").replace(".000000", "Z"));
    first
        .getJsonObject("properties")
        .forEach((name, value) -> assertThat(second.get(name)).isEqualTo(value));
  }

  @Test
  default void imageOfTheOldIsTheSameInTheNew() throws Exception {
    String id =
        v1().uploaded("data", "property-os_distro", "debian", "min_ram", "5", "protected", "1");

    JsonObject old = v1().list("property-os_distro=debian&limit=1").get(0);
    assertThat(old.getString("id")).isEqualTo(id);
    assertSame(old, client().image(id));
    assertThat(client().get("v2/images/" + id + "/file").body()).isEqualTo("data");

    v2().patch(
            id,
            "[{'op':'replace','path':'/protected','value':false},"
                + "{'op':'replace','path':'/name','value':'new'},{'op':'remove','path':'/os_distro'}]");
    HttpResponse<String> head = v1().head(id);
    assertThat(V1Calls.said(head, "name")).isEqualTo("new");
    assertThat(V1Calls.said(head, "protected")).isEqualTo("false");
    assertThat(head.headers().firstValue("x-image-meta-property-os_distro")).isEmpty();
    assertThat(v2().delete(id).statusCode()).isEqualTo(204);
    assertThat(v1().head(id).statusCode()).isEqualTo(404);
  }

  @Test
  default void imageOfTheNewIsTheSameInTheOld() throws Exception {
    String mark = UUID.randomUUID().toString();
    String id =
        v2().newImage(
                "{'name':'n','mark':'%s','disk_format':'raw','container_format':'bare'}"
                    .formatted(mark));
    client().upload(UploadBehaviour.file(id), UploadBehaviour.body(new byte[] {65}, false));

    assertSame(v1().list("property-mark=" + mark).get(0), client().image(id));
    assertThat(v1().get(id).body()).isEqualTo("A");
    assertThat(v1().delete(id).statusCode()).isEqualTo(200);
    assertThat(client().get("v2/images/" + id).statusCode()).isEqualTo(404);
  }

  @Test
  default void changeInTheOldLeavesWhatOnlyTheNewKnows() throws Exception {
    String id =
        v2().newImage("{'tags':['a','b'],'os_hidden':true,'visibility':'community','x':'1'}");

    HttpResponse<String> answer = v1().put(id, "", V1Calls.meta("name", "n", "is_public", "no"));

    assertThat(V1Calls.image(answer).getBoolean("is_public")).isFalse();
    JsonObject image = client().image(id);
    assertThat(ImageCalls.tags(image)).containsExactlyInAnyOrder("a", "b");
    assertThat(image.getBoolean("os_hidden")).isTrue();
    assertThat(image.getString("visibility")).isEqualTo("community");
    assertThat(image.getString("name")).isEqualTo("n");
    assertThat(image).doesNotContainKey("x");
  }

  @ParameterizedTest
  @CsvSource({
    "public, true, public", "public, false, shared",
    "private, false, private", "private, true, public",
    "shared, false, shared", "community, true, public"
  })
  default void visibilityIsPublicOrAsItWas(String before, boolean isPublic, String after)
      throws Exception {
    String id = v2().newImage("{'visibility':'" + before + "'}");
    assertThat(V1Calls.said(v1().head(id), "is_public"))
        .isEqualTo(String.valueOf(before.equals("public")));

    v1().put(id, "", V1Calls.meta("is_public", String.valueOf(isPublic)));

    assertThat(client().image(id).getString("visibility")).isEqualTo(after);
  }

  @Test
  default void propertyOfANameThatNoHeaderHasIsMeantByTheNearestOne() throws Exception {
    String id = v2().newImage("{'My-Prop':'1','a b:c':'2','\u00fc':'3','plain':'4'}");

    HttpResponse<String> head = v1().head(id);
    assertThat(V1Calls.said(head, "property-my_prop")).isEqualTo("1");
    assertThat(V1Calls.said(head, "property-a_b_c")).isEqualTo("2");
    assertThat(V1Calls.said(head, "property-_")).isEqualTo("3");

    v1().put(
            id,
            "",
            V1Calls.meta("property-my_prop", "5", "property-a_b_c", "6", "property-_", "7"));

    JsonObject image = client().image(id);
    Map.of("My-Prop", "5", "a b:c", "6", "\u00fc", "7")
        .forEach((name, value) -> assertThat(image.getString(name, "-")).isEqualTo(value));
    assertThat(image).doesNotContainKeys("plain", "my_prop", "a_b_c", "_");
  }

  @Test
  default void valueOfManyLinesIsOneInAHeader() throws Exception {
    String id = v2().newImage("{'x':'one\\r\\nX-Injected: 1','name':'a\\tb'}");

    HttpResponse<String> head = v1().head(id);

    assertThat(V1Calls.said(head, "property-x")).isEqualTo("one  X-Injected: 1");
    assertThat(head.headers().firstValue("X-Injected")).isEmpty();
    assertThat(V1Calls.said(head, "name")).isEqualTo("a b");
  }

  @Test
  default void imageThatWasSetAsideIsShownAsItIs() throws Exception {
    String id = v1().uploaded("data");
    client().post("v2/images/" + id + "/actions/deactivate", "");

    assertThat(V1Calls.said(v1().head(id), "status")).isEqualTo("deactivated");
    assertThat(v1().get(id).statusCode()).isEqualTo(403);
    assertThat(v1().put(id, "", V1Calls.meta("name", "other")).statusCode()).isEqualTo(200);
    assertThat(v1().put(id, "more").statusCode()).isEqualTo(409);
    assertThat(v1().delete(id).statusCode()).isEqualTo(200);
  }

  @Test
  default void membersAreTheSameInBoth() throws Exception {
    String id = v1().reserved();
    assertThat(v1().share(id, "old", "{'member': {'can_share': true}}")).isEqualTo(204);
    String members = "v2/images/" + id + "/members";
    assertThat(v2().status("POST", members, "{'member':'new'}")).isEqualTo(200);
    assertThat(v2().status("POST", members, "{'member':'old'}")).isEqualTo(409);

    assertThat(v1().members(id)).containsExactlyInAnyOrder("old true", "new false");
    assertThat(v1().list(members, "members"))
        .extracting(member -> member.getString("member_id") + " " + member.getString("status"))
        .containsExactlyInAnyOrder("old pending", "new pending");
    assertThat(v2().status("PUT", members + "/old", "{'status':'rejected'}")).isEqualTo(200);
    v1().share(id, "old", "");
    assertThat(v2().send("GET", members + "/old", "").body()).contains("\"rejected\"");
    assertThat(v2().status("DELETE", members + "/old", "")).isEqualTo(204);
    assertThat(v1().members(id)).containsExactly("new false");
  }
}
