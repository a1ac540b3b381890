package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.FileServer;
import io.darkroom.support.ImageCalls;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is done with images besides: tags, switches, copies, and what can be known before. */
interface ImageCareBehaviour {

  Client client();

  FileServer source();

  private ImageCalls calls() {
    return new ImageCalls(client());
  }

  @Test
  default void tagsComeBackAsTheyWereSent() throws Exception {
    String id = calls().newImage("{}");
    String tag = "v2/images/" + id + "/tags/";

    for (String sent : List.of("%C3%A9", "%F0%9F%98%80", "a+b", "a%20b", "x", "x")) {
      assertThat(calls().status("PUT", tag + sent, "")).as(sent).isEqualTo(204);
    }
    assertThat(ImageCalls.tags(client().image(id)))
        .containsExactlyInAnyOrder("\u00e9", "\uD83D\uDE00", "a+b", "a b", "x");
    assertThat(calls().status("DELETE", tag + "%C3%A9", "")).isEqualTo(204);
    assertThat(calls().status("DELETE", tag + "%C3%A9", "")).isEqualTo(404);
    assertThat(calls().status("PUT", tag + "%F0%9F%98%80".repeat(256), "")).isEqualTo(400);
    assertThat(calls().status("PUT", tag + "%ff", "")).isEqualTo(400);
    assertThat(calls().status("PUT", tag + "%00", "")).isEqualTo(400);
    assertThat(calls().status("PUT", "v2/images/" + UUID.randomUUID() + "/tags/x", ""))
        .isEqualTo(404);
    assertThat(ImageCalls.tags(client().image(id)))
        .containsExactlyInAnyOrder("\uD83D\uDE00", "a+b", "a b", "x");
  }

  @Test
  default void thereIsNoRoomFor129Tags() throws Exception {
    String id = calls().newImage("{'tags': [" + ImageCalls.words(128) + "]}");

    assertThat(calls().status("PUT", "v2/images/" + id + "/tags/more", "")).isEqualTo(413);
    assertThat(calls().status("PUT", "v2/images/" + id + "/tags/w0", "")).isEqualTo(204);
    assertThat(ImageCalls.tags(client().image(id))).hasSize(128);
  }

  @Test
  default void activeImageIsSwitchedOffAndOn() throws Exception {
    String id = calls().importImage(source(), 1000);
    String actions = "v2/images/" + id + "/actions/";

    for (String action : List.of("deactivate", "deactivate")) {
      assertThat(calls().status("POST", actions + action, "")).isEqualTo(204);
      assertThat(client().image(id).getString("status")).isEqualTo("deactivated");
    }
    for (String action : List.of("reactivate", "reactivate")) {
      assertThat(calls().status("POST", actions + action, "")).isEqualTo(204);
      assertThat(client().image(id).getString("status")).isEqualTo("active");
    }
    String reformat = "[{'op':'replace','path':'/disk_format','value':'qcow2'}]";
    assertThat(calls().patch(id, reformat).statusCode()).isEqualTo(403);
    String queued = "v2/images/" + calls().newImage("{}") + "/actions/";
    assertThat(calls().status("POST", queued + "deactivate", "")).isEqualTo(400);
    assertThat(calls().status("POST", queued + "reactivate", "")).isEqualTo(400);
    assertThat(calls().status("POST", queued + "explode", "")).isEqualTo(404);
  }

  @Test
  default void onlyCopyStaysWhereItIs() throws Exception {
    String id = calls().importImage(source(), 1000);
    String store = client().image(id).getString("stores");

    assertThat(calls().status("DELETE", "v2/stores/nosuch/" + id, "")).isEqualTo(404);
    assertThat(calls().status("DELETE", "v2/stores/" + store + "/" + id, "")).isEqualTo(409);
    assertThat(calls().status("DELETE", "v2/stores/" + store + "/" + UUID.randomUUID(), ""))
        .isEqualTo(404);
    assertThat(client().image(id).getString("stores")).isEqualTo(store);
  }

  @Test
  default void clientsCanKnowWhatThereIs() throws Exception {
    assertThat(client().get("v2/info/import").body())
        .isEqualTo(
            "{\"import-methods\":{\"description\":\"Import methods available.\",\"type\":\"array\","
                + "\"value\":[\"glance-direct\",\"web-download\",\"copy-image\"]}}");
    JsonObject stores = Client.json(client().get("v2/info/stores").body());
    assertThat(stores.getJsonArray("stores").getValuesAs(JsonObject.class))
        .hasSize(1)
        .allSatisfy(
            store -> {
              assertThat(store.getString("default")).isEqualTo("true");
              assertThat(store).doesNotContainKey("properties");
            });
    JsonObject usage = Client.json(client().get("v2/info/usage").body()).getJsonObject("usage");
    assertThat(usage)
        .containsOnlyKeys(
            "image_size_total", "image_stage_total", "image_count_total", "image_count_uploading");
    assertThat(usage.getJsonObject("image_count_total").getInt("limit")).isEqualTo(-1);
  }
}
