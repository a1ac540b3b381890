package io.darkroom.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.GuardedService;
import io.darkroom.support.V1Calls;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a stranger can do to images of others, and to what the service keeps of its own. */
interface AccessAttacks {

  GuardedService guarded();

  @Test
  @DisplayName("CVE-2012-4573, CVE-2012-5482: others' images deleted through v1")
  default void imagesOfOthersStay() throws Exception {
    Somebody owner = Somebody.of(guarded());
    String theirs = owner.v1().uploaded("data of others");
    Somebody stranger = Somebody.of(guarded());

    assertThat(stranger.v1().delete(theirs).statusCode()).isEqualTo(404);
    assertThat(stranger.images().delete(theirs).statusCode()).isEqualTo(404);
    assertThat(owner.client().get("v2/images/" + theirs + "/file").body())
        .isEqualTo("data of others");
  }

  @Test
  @DisplayName("CVE-2015-5251: x-image-meta-status changes the status")
  default void statusIsTheServices() throws Exception {
    Somebody owner = Somebody.of(guarded());
    String id = owner.v1().uploaded("data");

    for (String status : List.of("queued", "deleted", "deactivated", "pending")) {
      assertThat(owner.v1().put(id, "", V1Calls.meta("status", status)).statusCode())
          .isEqualTo(403);
    }
    assertThat(owner.client().image(id).getString("status")).isEqualTo("active");
  }

  @Test
  @DisplayName("CVE-2016-0757, CVE-2022-4134: changed locations swap the data")
  default void locationsAreTheServices() throws Exception {
    Somebody owner = Somebody.of(guarded());
    String id = owner.v1().uploaded("data");
    String location = "{'url': 'file:///etc/passwd', 'metadata': {}}";

    for (String operation :
        List.of(
            "{'op': 'replace', 'path': '/locations', 'value': [" + location + "]}",
            "{'op': 'add', 'path': '/locations/-', 'value': " + location + "}",
            "{'op': 'remove', 'path': '/locations/0'}",
            "{'op': 'replace', 'path': '/locations', 'value': []}")) {
      assertThat(owner.images().patch(id, "[" + operation + "]").statusCode())
          .as(operation)
          .isEqualTo(403);
    }
    assertThat(owner.client().get("v2/images/" + id + "/file").body()).isEqualTo("data");
    assertThat(owner.client().image(id).getString("status")).isEqualTo("active");
  }

  @Test
  @DisplayName("Deep or huge JSON, NUL, unpaired surrogates, 4-byte characters")
  default void textIsKeptOrRefused() throws Exception {
    Client client = Somebody.of(guarded()).client();
    for (String body :
        List.of(
            "[".repeat(100_000) + "]".repeat(100_000),
            "{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000),
            "{\"name\": \"a\\u0000b\"}",
            "{\"name\": \"\\ud83d\"}",
            "{\"name\": \"" + "x".repeat(500_000) + "\"}")) {
      assertThat(client.post("v2/images", body, "Content-Type", "application/json").statusCode())
          .isBetween(400, 499);
    }
    String name = "\uD83D\uDE00 caf\u00e9 \u65e5\u672c";
    HttpResponse<String> stored = client.post("v2/images", "{\"name\": \"" + name + "\"}");
    assertThat(Client.json(stored.body()).getString("name")).isEqualTo(name);
  }

  @Test
  @DisplayName("Header injection and stored markup through names and tags")
  default void namesStayNames() throws Exception {
    Somebody owner = Somebody.of(guarded());
    String name = "<script>alert(1)</script>\\r\\nX-Injected: yes";
    JsonObject created =
        owner
            .images()
            .create(
                "{'name': '%s', 'tags': ['<b>'], 'disk_format': 'raw', 'container_format': 'bare'}"
                    .formatted(name));
    String id = created.getString("id");
    owner.client().upload("v2/images/" + id + "/file", BodyPublishers.ofString("data"));

    HttpResponse<String> head = owner.v1().head(id);
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("X-Injected")).isEmpty();
    assertThat(owner.client().image(id).getString("name")).contains("<script>");
    HttpResponse<String> page =
        guarded().with(owner.token()).with("Accept", "text/html").get("v2/images/%3Cscript%3E");
    assertThat(page.body()).doesNotContain("<script>");
  }
}
