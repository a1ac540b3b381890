package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.DiskImages;
import io.darkroom.support.FileServer;
import io.darkroom.support.Imports;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of images, whole. The images of a test are told from all others by a property. */
interface ImageListBehaviour {

  Client client();

  FileServer source();

  /** Three images, the newest first: c of 3000 bytes, "b,b" of 2000, a of 1000. */
  private List<JsonObject> imported(String run) throws Exception {
    List<JsonObject> images = new ArrayList<>();
    List<String> names = List.of("a", "b,b", "c");
    for (int i = 0; i < 3; i++) {
      String url = source().serve("listed" + i + ".raw", DiskImages.raw(1000 * (i + 1)));
      String body =
          Imports.body(url, "raw")
              .replace("an image", names.get(i))
              .replace("\"os_distro\"", "\"run\": \"" + run + "\", \"os_distro\"");
      String task = Client.json(client().post("v2/tasks", body).body()).getString("id");
      images.add(0, client().image(client().awaitEnd(task).getString("image_id")));
    }
    return images;
  }

  private static String run() {
    return UUID.randomUUID().toString();
  }

  private static String id(List<JsonObject> images, int index) {
    return images.get(index).getString("id");
  }

  private static JsonObject page(String query, String next, List<JsonObject> images) {
    JsonArrayBuilder items = Json.createArrayBuilder(images);
    var page = Json.createObjectBuilder().add("images", items).add("first", "/v2/images" + query);
    if (!next.isEmpty()) {
      page.add("next", "/v2/images" + next);
    }
    return page.add("schema", "/v2/schemas/images").build();
  }

  /** Links say what was asked in one spelling, whichever the client has used. */
  private void assertPage(String query, String next, List<JsonObject> images) throws Exception {
    HttpResponse<String> answer = client().get("v2/images" + query);

    assertThat(answer.statusCode()).as(query).isEqualTo(200);
    String encoded = query.replace(":", "%3A").replace(",", "%2C");
    assertThat(Client.json(answer.body())).as(query).isEqualTo(page(encoded, next, images));
  }

  @Test
  default void everyParameterOfAListOfImagesHasItsRule() throws Exception {
    String run = run();
    List<JsonObject> images = imported(run);
    List<JsonObject> reversed = new ArrayList<>(images);
    Collections.reverse(reversed);
    String mine = "run=" + run;
    String created = images.get(0).getString("created_at");

    assertPage("?" + mine, "", images);
    assertPage("?limit=3&" + mine, "?limit=3&" + mine + "&marker=" + id(images, 2), images);
    assertPage("?limit=4&" + mine, "", images);
    assertPage("?limit=99999999999999999999&" + mine, "", images);
    assertPage("?limit=0&" + mine, "", List.of());
    assertPage("?" + mine + "&sort=name:asc", "", reversed);
    assertPage("?" + mine + "&sort=status,size:asc", "", reversed);
    assertPage("?" + mine + "&sort_key=name&sort_dir=asc", "", reversed);
    assertPage("?" + mine + "&sort_key=min_disk&sort_key=size", "", images);
    assertPage("?" + mine + "&name=in:a,%22b,b%22", "", images.subList(1, 3));
    assertPage("?" + mine + "&name=b,b", "", images.subList(1, 2));
    assertPage("?" + mine + "&name=B,b", "", List.of());
    assertPage("?id=" + id(images, 1), "", images.subList(1, 2));
    assertPage(
        "?id=in:" + id(images, 2) + "," + id(images, 0) + ",x",
        "",
        List.of(images.get(0), images.get(2)));
    assertPage("?" + mine + "&status=in:active,killed", "", images);
    assertPage("?" + mine + "&status=queued", "", List.of());
    assertPage("?" + mine + "&status=none-such", "", List.of());
    assertPage("?" + mine + "&disk_format=raw&container_format=bare", "", images);
    assertPage(
        "?" + mine + "&checksum=" + images.get(0).getString("checksum"), "", images.subList(0, 1));
    assertPage("?" + mine + "&size=2000", "", images.subList(1, 2));
    assertPage("?" + mine + "&size_min=2000", "", images.subList(0, 2));
    assertPage("?" + mine + "&size_max=99999999999999999999", "", images);
    assertPage("?" + mine + "&created_at=gt:" + created, "", List.of());
    assertPage("?" + mine + "&created_at=lte:" + created, "", images);
    assertPage("?" + mine + "&updated_at=gte:2026", "", images);
    assertPage("?" + mine + "&tag=a&tag=b", "", images);
    assertPage("?" + mine + "&tag=a&tag=c", "", List.of());
    assertPage("?" + mine + "&os_distro=debian", "", images);
    assertPage("?" + mine + "&unknown=1", "", List.of());
    assertPage("?" + mine + "&owner=local&protected=false", "", images);
    assertPage("?" + mine + "&owner=another", "", List.of());
    assertPage("?" + mine + "&os_hidden=true", "", List.of());
    assertPage("?" + mine + "&visibility=all&member_status=all", "", images);
    assertPage("?" + mine + "&visibility=community", "", List.of());
    assertThat(Client.json(client().get("v2/images?" + mine + "&marker=" + id(images, 1)).body()))
        .isEqualTo(page("?" + mine, "", images.subList(2, 3)));
  }

  @Test
  default void followingTheLinksLeadsThroughAllImages() throws Exception {
    String run = run();
    List<JsonObject> images = imported(run);

    List<String> seen = new ArrayList<>();
    String next = "/v2/images?sort=name:asc&tag=a&tag=b&limit=1&run=" + run;
    while (next != null) {
      JsonObject page = Client.json(client().get(next.substring(1)).body());
      page.getJsonArray("images").forEach(image -> seen.add(image.asJsonObject().getString("id")));
      next = page.getString("next", null);
    }

    assertThat(seen).containsExactly(id(images, 2), id(images, 1), id(images, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "limit=-1 | The value of the parameter \"limit\" is not valid.",
        "marker=nonsense | The value of the parameter \"marker\" is not valid.",
        "marker=00000000-0000-0000-0000-000000000000 | The marker does not name an item of this list.",
        "sort=bad | The parameter \"sort\" must be one of: id, name, status, container_format, disk_format, size, min_disk, min_ram, created_at, updated_at.",
        "sort=name:up | The parameter \"sort\" must be one of: asc, desc.",
        "sort=name&sort_dir=asc | The parameters \"sort\" and \"sort_dir\" cannot be used together.",
        "sort_key=name&sort_dir=asc&sort_dir=asc | The parameter \"sort_dir\" must be given once, or as often as \"sort_key\".",
        "visibility=PUBLIC | The parameter \"visibility\" must be one of: public, community, shared, private, all.",
        "member_status= | The parameter \"member_status\" must be one of: pending, accepted, rejected, all.",
        "os_hidden=1 | The parameter \"os_hidden\" must be one of: true, false.",
        "protected=True | The parameter \"protected\" must be one of: true, false.",
        "changes-since=2026-01-01T00:00:00Z | The value of the parameter \"changes-since\" is not valid.",
        "name=like:a | The value of the parameter \"name\" is not valid.",
        "name=in:%22a | The value of the parameter \"name\" is not valid.",
        "size=x | The value of the parameter \"size\" is not valid.",
        "size_min= | The value of the parameter \"size_min\" is not valid.",
        "created_at=junk | The value of the parameter \"created_at\" is not valid.",
        "updated_at=foo:2026-01-01 | The value of the parameter \"updated_at\" is not valid.",
        "name=%00 | The value of the parameter \"name\" is not valid."
      })
  default void parameterOfAListOfImagesThatCannotBeUsedIsNamed(String query, String message)
      throws Exception {
    Errors.assertError(
        client().get("v2/images?" + query, "Accept", "application/json"),
        400,
        "Bad Request",
        message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name=%27%20or%201=1%20--",
        "name=%23id&tag=%3F1&x=%3F2",
        "x%27%22%3B=%F0%9F%98%80",
        "%ED%A0%80=%ED%B0%80",
        "name=%FF",
        "min_disk=99999999999999999999999999",
        "tag=&tag=%20&name=in:%22%22",
        "created_at=lt:0001-01-01"
      })
  default void whateverIsLookedForIsOnlyLookedFor(String query) throws Exception {
    HttpResponse<String> answer = client().get("v2/images?" + query);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(Client.json(answer.body()).getJsonArray("images")).isEmpty();
  }

  @Test
  default void hundredsOfFiltersAreOneQuestion() throws Exception {
    StringBuilder query = new StringBuilder("name=in:a");
    for (int i = 0; i < 300; i++) {
      query.append(",").append(i);
    }
    for (int i = 0; i < 300; i++) {
      query.append("&tag=").append(i).append("&p").append(i).append("=");
    }

    assertThat(client().get("v2/images?" + query).statusCode()).isEqualTo(200);
  }

  @Test
  default void otherMethodsOfTheListAreToldWhatThereIs() throws Exception {
    HttpResponse<String> refused = client().send("DELETE", "v2/images", "");
    HttpResponse<String> asked = client().send("OPTIONS", "v2/images", "");

    assertThat(refused.statusCode()).isEqualTo(405);
    for (HttpResponse<String> answer : List.of(refused, asked)) {
      assertThat(answer.headers().firstValue("Allow").orElse("").split(", "))
          .contains("GET")
          .doesNotContain("HEAD", "DELETE");
    }
  }
}
