package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.ImageCalls;
import io.darkroom.support.V1Calls;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The membership calls of the Images API v1. */
interface V1MembersBehaviour {

  Client client();

  private V1Calls v1() {
    return new V1Calls(client());
  }

  private HttpResponse<String> replace(String id, String memberships) throws Exception {
    return client().send("PUT", "v1/images/" + id + "/members", memberships.replace('\'', '"'));
  }

  private int remove(String id, String member) throws Exception {
    return client().send("DELETE", "v1/images/" + id + "/members/" + member, "").statusCode();
  }

  @Test
  default void memberIsAddedToThoseThatAreThere() throws Exception {
    String id = v1().reserved();
    assertThat(v1().members(id)).isEmpty();

    assertThat(v1().share(id, "one", "")).isEqualTo(204);
    assertThat(v1().share(id, "two", "{'member': {'can_share': true}}")).isEqualTo(204);
    assertThat(v1().share(id, "three", "{'member': {}}")).isEqualTo(204);

    assertThat(v1().members(id)).containsExactlyInAnyOrder("one false", "two true", "three false");
  }

  @Test
  default void mayShareIsAsWasLastSaid() throws Exception {
    String id = v1().reserved();
    v1().share(id, "one", "{'member': {'can_share': true}}");

    v1().share(id, "one", "");
    assertThat(v1().members(id)).containsExactly("one true");
    v1().share(id, "one", "{'member': {'can_share': false}}");
    assertThat(v1().members(id)).containsExactly("one false");
    v1().share(id, "one", "{'member': {'can_share': true}}");
    assertThat(v1().members(id)).containsExactly("one true");
  }

  @Test
  default void memberIsRemovedOnce() throws Exception {
    String id = v1().reserved();
    v1().share(id, "one", "");
    v1().share(id, "two", "");

    assertThat(remove(id, "one")).isEqualTo(204);
    assertThat(remove(id, "one")).isEqualTo(404);
    assertThat(v1().members(id)).containsExactly("two false");
  }

  @Test
  default void allMembersAreReplaced() throws Exception {
    String id = v1().reserved();
    v1().share(id, "goes", "");
    v1().share(id, "stays", "{'member': {'can_share': true}}");
    v1().share(id, "changes", "{'member': {'can_share': true}}");

    HttpResponse<String> answer =
        replace(
            id,
            "{'memberships': [{'member_id': 'stays'}, {'member_id': 'changes', 'can_share': false},"
                + " {'member_id': 'new'}, {'member_id': 'other', 'can_share': true}]}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Warning").orElse("")).startsWith("299 - \"");
    assertThat(v1().members(id))
        .containsExactlyInAnyOrder("stays true", "changes false", "new false", "other true");
    assertThat(replace(id, "{'memberships': []}").statusCode()).isEqualTo(204);
    assertThat(v1().members(id)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "members   | {}",
        "members   | []",
        "members   | {",
        "members   | nonsense",
        "members   | {\"memberships\": null}",
        "members   | {\"memberships\": {}}",
        "members   | {\"memberships\": [\"x\"]}",
        "members   | {\"memberships\": [{}]}",
        "members   | {\"memberships\": [{\"member_id\": null}]}",
        "members   | {\"memberships\": [{\"member_id\": 5}]}",
        "members   | {\"memberships\": [{\"member_id\": \"\"}]}",
        "members   | {\"memberships\": [{\"member_id\": \"x\", \"can_share\": \"yes\"}]}",
        "members   | {\"memberships\": [{\"member_id\": \"x\\u0000\"}]}",
        "members/x | []",
        "members/x | {",
        "members/x | {\"member\": true}",
        "members/x | {\"member\": {\"can_share\": 1}}",
        "members/%20 | {}",
        "members/%00 | {}"
      })
  default void bodyThatCannotBeChangesNothing(String path, String body) throws Exception {
    String id = v1().reserved();
    v1().share(id, "one", "");

    HttpResponse<String> answer = client().send("PUT", "v1/images/" + id + "/" + path, body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(v1().members(id)).containsExactly("one false");
  }

  @Test
  default void moreMembersThanAnImageMayHaveAreRefused() throws Exception {
    String id = v1().reserved();
    StringBuilder many = new StringBuilder();
    for (int number = 0; number < 128; number++) {
      many.append(number == 0 ? "" : ",").append("{'member_id': 'm").append(number).append("'}");
    }

    assertThat(replace(id, "{'memberships': [" + many + "]}").statusCode()).isEqualTo(204);
    assertThat(replace(id, "{'memberships': [{'member_id': 'n'}," + many + "]}").statusCode())
        .isEqualTo(413);
    assertThat(v1().share(id, "n", "")).isEqualTo(413);
    assertThat(v1().share(id, "m5", "{'member': {'can_share': true}}")).isEqualTo(204);
    assertThat(v1().members(id)).hasSize(128).contains("m5 true").doesNotContain("n false");
  }

  @Test
  default void imagesThatAreSharedWithAProjectAreListed() throws Exception {
    String project = "p-" + UUID.randomUUID();
    String one = v1().reserved();
    String other = v1().reserved();
    v1().share(one, project, "");
    v1().share(other, project, "{'member': {'can_share': true}}");

    assertThat(v1().list("v1/shared-images/" + project, "shared_images"))
        .extracting(image -> image.getString("image_id") + " " + image.getBoolean("can_share"))
        .containsExactlyInAnyOrder(one + " false", other + " true")
        .isSorted();

    v1().delete(one);
    assertThat(v1().list("v1/shared-images/" + project, "shared_images")).hasSize(1);
    assertThat(v1().list("v1/shared-images/nobody-" + project, "shared_images")).isEmpty();
  }

  @Test
  default void callsForAnImageThatIsNotThereFindNone() throws Exception {
    String id = UUID.randomUUID().toString();

    assertThat(client().get("v1/images/" + id + "/members").statusCode()).isEqualTo(404);
    assertThat(v1().share(id, "one", "")).isEqualTo(404);
    assertThat(remove(id, "one")).isEqualTo(404);
    assertThat(replace(id, "{'memberships': []}").statusCode()).isEqualTo(404);
  }

  @Test
  default void firstMemberMakesAPrivateImageAShared() throws Exception {
    String id = new ImageCalls(client()).newImage("{'visibility': 'private'}");

    assertThat(v1().share(id, "one", "")).isEqualTo(204);

    assertThat(client().image(id).getString("visibility")).isEqualTo("shared");
  }
}
