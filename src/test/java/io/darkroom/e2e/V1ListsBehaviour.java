package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.ImageCalls;
import io.darkroom.support.V1Calls;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of the Images API v1: filters, order, pages, what has changed. */
interface V1ListsBehaviour {

  Client client();

  private V1Calls v1() {
    return new V1Calls(client());
  }

  /** Three images, by name: a, b and c, made in this order, with a property of the test. */
  private String images() throws Exception {
    String mark = UUID.randomUUID().toString();
    String[] of = {"property-mark", mark};
    v1().reserved(of[0], of[1], "name", "a", "min_ram", "1", "is_public", "true", "size", "9");
    v1().uploaded("data", of[0], of[1], "property-kind", "x y", "min_disk", "2");
    v1().reserved(
            of[0], of[1], "name", "c", "disk_format", "ami", "protected", "true", "size", "5");
    String second = v1().list("name=disk&property-mark=" + mark).get(0).getString("id");
    v1().put(second, "", "x-image-meta-name", "b", "X-Glance-Registry-Purge-Props", "false");
    return "property-mark=" + mark;
  }

  private String names(String query) throws Exception {
    List<String> names = v1().list(query).stream().map(image -> image.getString("name")).toList();
    return String.join(" ", names);
  }

  @Test
  default void filtersLeaveWhatIsAsked() throws Exception {
    String images = images();
    String[][] table = {
      {"", "c b a"},
      {"name=b", "b"},
      {"name=B", ""},
      {"status=queued", "c a"},
      {"status=active", "b"},
      {"status=nonsense", ""},
      {"disk_format=ami", "c"},
      {"container_format=bare", "b"},
      {"container_format=ami&disk_format=ami", "c"},
      {"min_ram=1", "a"},
      {"min_ram=0", "c b"},
      {"min_disk=2", "b"},
      {"size_min=4&size_max=4", "b"},
      {"size_max=3", ""},
      {"is_public=True", "c b a"},
      {"is_public=False", "c b"},
      {"is_public=None", "c b a"},
      {"is_public=none&name=a", "a"},
      {"protected=true", "c"},
      {"protected=False", "b a"},
      {"property-kind=x%20y", "b"},
      {"property-kind=x", ""},
      {"property-nonsense=x", ""},
      {"nonsense=x&owner=nobody&tag=x", "c b a"}
    };

    for (String[] row : table) {
      assertThat(names(images + "&" + row[0])).as(row[0]).isEqualTo(row[1]);
    }
  }

  @Test
  default void listIsInTheOrderThatIsAsked() throws Exception {
    String images = images();
    String[][] table = {
      {"sort_dir=asc", "a b c"},
      {"sort_dir=desc", "c b a"},
      {"sort_key=name", "c b a"},
      {"sort_key=name&sort_dir=asc", "a b c"},
      {"sort_key=created_at&sort_dir=asc", "a b c"},
      {"sort_key=updated_at", "b c a"}
    };

    for (String[] row : table) {
      assertThat(names(images + "&" + row[0])).as(row[0]).isEqualTo(row[1]);
    }
    for (String key : List.of("id", "status", "disk_format", "container_format", "size")) {
      String order = images + "&sort_key=" + key + "&sort_dir=";
      String forth = names(order + "asc");
      assertThat(forth.split(" ")).as(key).containsExactlyInAnyOrder("a", "b", "c");
      assertThat(new StringBuilder(names(order + "desc")).reverse()).hasToString(forth);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"id", "name", "status", "disk_format", "container_format", "size", "updated_at"})
  default void pagesGoOnBehindAMarker(String key) throws Exception {
    String order = images() + "&sort_key=" + key;
    String marker = "";
    List<String> pages = new ArrayList<>();
    List<JsonObject> page = v1().list(order + "&limit=1");
    while (!page.isEmpty()) {
      pages.add(page.get(0).getString("name"));
      marker = page.get(0).getString("id");
      page = v1().list(order + "&limit=1&marker=" + marker);
    }

    assertThat(String.join(" ", pages)).isEqualTo(names(order));
    assertThat(names(order + "&limit=0")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "limit=x",
    "limit=-1",
    "limit=",
    "marker=nonsense",
    "marker=",
    "sort_key=owner",
    "sort_key=",
    "sort_dir=up",
    "is_public=maybe",
    "changes-since=yesterday",
    "changes-since=",
    "size_min=x",
    "size_max=-1",
    "min_ram=x",
    "min_disk=1.5",
    "protected=maybe",
    "name=%00",
    "property-x=%00"
  })
  default void parameterThatCannotBeIsRefused(String query) throws Exception {
    for (String list : List.of("v1/images", "v1/images/detail")) {
      HttpResponse<String> answer = client().get(list + "?" + query);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      assertThat(answer.headers().firstValue("Warning").orElse("")).startsWith("299 - \"");
    }
  }

  @Test
  default void shortListSaysLess() throws Exception {
    String images = images();
    JsonObject whole = v1().list(images + "&name=b").get(0);

    JsonObject brief = v1().list("v1/images?" + images + "&name=b", "images").get(0);

    assertThat(brief.keySet())
        .containsExactlyInAnyOrder(
            "uri", "id", "name", "disk_format", "container_format", "size", "checksum");
    brief.forEach((field, value) -> assertThat(value).isEqualTo(whole.get(field)));
  }

  @Test
  default void deletedImagesBelongToWhatHasChanged() throws Exception {
    String mark = UUID.randomUUID().toString();
    JsonObject kept = V1Calls.image(v1().post("", V1Calls.meta("name", mark)));
    String gone = v1().uploaded("data", "property-x", "y");
    v1().put(gone, "", V1Calls.meta("name", mark));
    v1().delete(gone);
    String since = "name=" + mark + "&changes-since=" + kept.getString("created_at");

    List<JsonObject> changed = v1().list(since);

    assertThat(names("name=" + mark)).isEqualTo(mark);
    assertThat(changed)
        .extracting(image -> image.getString("id") + " " + image.getString("status"))
        .containsExactlyInAnyOrder(kept.getString("id") + " queued", gone + " deleted");
    JsonObject deleted =
        changed.stream().filter(image -> image.getBoolean("deleted")).findFirst().orElseThrow();
    assertThat(deleted.getString("deleted_at")).isEqualTo(deleted.getString("updated_at"));
    assertThat(deleted.getInt("size")).isEqualTo(4);
    assertThat(names("name=" + mark + "&changes-since=2999-01-01T00:00:00Z")).isEmpty();
  }

  @Test
  default void hiddenImagesAreNotListed() throws Exception {
    String mark = UUID.randomUUID().toString();
    new ImageCalls(client()).create("{'mark': '" + mark + "', 'os_hidden': true}");

    assertThat(v1().list("property-mark=" + mark)).isEmpty();
  }
}
