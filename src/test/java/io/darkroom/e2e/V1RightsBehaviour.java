package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.Grant;
import io.darkroom.support.GuardedService;
import io.darkroom.support.ImageCalls;
import io.darkroom.support.V1Calls;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sees and changes which images through the Images API v1. */
interface V1RightsBehaviour {

  /** Calls that change an image or its members. */
  List<String> V1_WRITES =
      List.of(
          "PUT v1/images/{id}",
          "DELETE v1/images/{id}",
          "PUT v1/images/{id}/members",
          "PUT v1/images/{id}/members/{m}",
          "DELETE v1/images/{id}/members/{m}");

  GuardedService guarded();

  private V1Calls v1(Grant grant) {
    return new V1Calls(guarded().as(grant));
  }

  private static Grant somebody() {
    return Grant.inNewProject("member");
  }

  private static Grant administrator() {
    return Grant.inNewProject("admin");
  }

  private static int status(Client client, String call, String id, String member) throws Exception {
    String[] parts = call.replace("{id}", id).replace("{m}", member).split(" ", 2);
    String body = parts[1].endsWith("/members") ? "{\"memberships\": []}" : "";
    return client.send(parts[0], parts[1], body).statusCode();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, v1/images",
    "GET, v1/images/detail",
    "POST, v1/images",
    "HEAD, v1/images/{id}",
    "GET, v1/images/{id}",
    "PUT, v1/images/{id}",
    "DELETE, v1/images/{id}",
    "GET, v1/images/{id}/members",
    "PUT, v1/images/{id}/members",
    "PUT, v1/images/{id}/members/m",
    "DELETE, v1/images/{id}/members/m",
    "GET, v1/shared-images/m",
    "GET, v1/",
    "GET, v1/nonsense"
  })
  default void everyCallTakesAToken(String method, String path) throws Exception {
    String id = v1(administrator()).uploaded("data", "is_public", "true");

    HttpResponse<String> answer =
        guarded().stranger().send(method, path.replace("{id}", id), "", V1Calls.complete());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
    assertThat(answer.headers().map().keySet()).noneMatch(V1Calls::isMeta);
  }

  @Test
  default void imageOfOthersIsNotThereForAnyCall() throws Exception {
    Grant owner = somebody();
    String id = v1(owner).uploaded("data", "property-x", "theirs");
    JsonObject before = guarded().as(owner).image(id);
    Client stranger = guarded().as(somebody());

    for (String call : V1_WRITES) {
      assertThat(status(stranger, call, id, "m")).as(call).isEqualTo(404);
    }
    for (String call : List.of("HEAD v1/images/{id}", "GET v1/images/{id}/members")) {
      assertThat(status(stranger, call, id, "m")).as(call).isEqualTo(404);
    }
    assertThat(stranger.get("v1/images/" + id).statusCode()).isEqualTo(404);
    assertThat(new V1Calls(stranger).list("limit=1000"))
        .noneMatch(image -> id.equals(image.getString("id")));
    assertThat(guarded().as(owner).image(id)).isEqualTo(before);
  }

  @Test
  default void publicImageOfAnotherProjectIsReadAndNotChanged() throws Exception {
    Grant owner = administrator();
    String id = v1(owner).uploaded("data", "is_public", "true");
    JsonObject before = guarded().as(owner).image(id);
    V1Calls stranger = v1(somebody());

    assertThat(stranger.get(id).body()).isEqualTo("data");
    assertThat(stranger.put(id, "", V1Calls.meta("name", "mine")).statusCode()).isEqualTo(403);
    assertThat(stranger.put(id, "more").statusCode()).isEqualTo(403);
    assertThat(stranger.delete(id).statusCode()).isEqualTo(403);
    assertThat(stranger.share(id, "m", "")).isEqualTo(404);
    assertThat(stranger.members(id)).isEmpty();
    assertThat(guarded().as(owner).image(id)).isEqualTo(before);
  }

  @Test
  default void readersOnlyRead() throws Exception {
    Grant owner = somebody();
    String id = v1(owner).reserved();
    Client reader = guarded().as(Grant.inProject(owner.project(), "reader"));
    JsonObject before = guarded().as(owner).image(id);

    for (String call : V1_WRITES) {
      assertThat(status(reader, call, id, "m")).as(call).isEqualTo(403);
    }
    assertThat(new V1Calls(reader).post("", V1Calls.complete()).statusCode()).isEqualTo(403);
    assertThat(new V1Calls(reader).post("data", V1Calls.complete()).statusCode()).isEqualTo(403);
    assertThat(new V1Calls(reader).head(id).statusCode()).isEqualTo(200);
    assertThat(new V1Calls(reader).list("limit=1000"))
        .anyMatch(image -> id.equals(image.getString("id")));
    assertThat(guarded().as(owner).image(id)).isEqualTo(before);
  }

  @Test
  default void administratorsAloneMakePublicAndGiveAway() throws Exception {
    Grant member = somebody();
    String id = v1(member).reserved("is_public", "true", "owner", "another");
    JsonObject image = guarded().as(member).image(id);
    assertThat(image.getString("visibility")).isEqualTo("shared");
    assertThat(image.getString("owner")).isEqualTo(member.project());

    v1(member).put(id, "", V1Calls.meta("is_public", "true", "owner", ""));
    assertThat(guarded().as(member).image(id).getString("visibility")).isEqualTo("shared");
    assertThat(guarded().as(member).image(id).getString("owner")).isEqualTo(member.project());

    v1(administrator()).put(id, "", V1Calls.meta("is_public", "true", "owner", "another"));
    assertThat(guarded().as(member).image(id).getString("visibility")).isEqualTo("public");
    assertThat(guarded().as(member).image(id).getString("owner")).isEqualTo("another");
    assertThat(v1(member).delete(id).statusCode()).isEqualTo(403);
  }

  @Test
  default void imageOfNobodyIsForAdministrators() throws Exception {
    V1Calls admin = v1(administrator());
    JsonObject image = V1Calls.image(admin.post("data", V1Calls.complete("owner", "")));
    String id = image.getString("id");

    assertThat(image.get("owner")).hasToString("null");
    assertThat(admin.head(id).headers().firstValue("x-image-meta-owner")).isEmpty();
    assertThat(guarded().as(administrator()).image(id).get("owner")).hasToString("null");
    assertThat(v1(somebody()).head(id).statusCode()).isEqualTo(404);
    assertThat(v1(administrator()).delete(id).statusCode()).isEqualTo(200);
  }

  @Test
  default void administratorsAloneChooseByWhatIsPublic() throws Exception {
    Grant member = somebody();
    Grant admin = administrator();
    String mark = "property-mark=" + UUID.randomUUID();
    String value = mark.substring(mark.indexOf('=') + 1);
    v1(member).reserved("property-mark", value, "name", "members");
    v1(admin).reserved("property-mark", value, "name", "admins");
    v1(admin).reserved("property-mark", value, "name", "public", "is_public", "true");
    new ImageCalls(guarded().as(member))
        .newImage("{'name':'community','visibility':'community','mark':'" + value + "'}");

    String[][] table = {
      {"", "public admins", "community public members"},
      {"is_public=True", "public admins", "community public members"},
      {"is_public=False", "community admins members", "community public members"},
      {"is_public=None", "community public admins members", "community public members"},
      {"is_public=nonsense&name=public", "-", "public"}
    };
    for (String[] row : table) {
      assertThat(names(v1(member), mark + "&" + row[0])).as(row[0]).isEqualTo(row[2]);
      if (row[1].equals("-")) {
        assertThat(guarded().as(admin).get("v1/images?" + row[0]).statusCode()).isEqualTo(400);
      } else {
        assertThat(names(v1(admin), mark + "&" + row[0])).as(row[0]).isEqualTo(row[1]);
      }
    }
  }

  private static String names(V1Calls calls, String query) throws Exception {
    return String.join(
        " ", calls.list(query).stream().map(image -> image.getString("name")).toList());
  }
}
