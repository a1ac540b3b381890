package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Curl;
import io.darkroom.support.Grant;
import io.darkroom.support.GuardedService;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the user guide, "Filtering Images Lists", says of order, pages and owners, with curl. */
interface GuideOrderBehaviour {

  GuardedService guarded();

  private Curl as(Grant grant) {
    return Curl.as(grant, guarded());
  }

  private static String reserved(Curl owner, String name, String... more) throws Exception {
    String[] options = {"-X", "POST", "-H", "x-image-meta-name: " + name};
    String[] all = Stream.concat(Stream.of(options), Stream.of(more)).toArray(String[]::new);
    return owner.run("v1/images", all).json().getJsonObject("image").getString("id");
  }

  private static List<String> listed(Curl reader, String query) throws Exception {
    Curl.Answer answer = reader.run("v1/images/detail?" + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().getJsonArray("images").getValuesAs(JsonObject.class).stream()
        .map(image -> image.getString("id"))
        .toList();
  }

  /** The filter that finds two new images, of which the second is newer and has a later name. */
  private static String two(Curl owner) throws Exception {
    String run = UUID.randomUUID().toString();
    for (String name : List.of("a", "b")) {
      reserved(owner, name, "-H", "x-image-meta-property-run: " + run);
    }
    return "property-run=" + run;
  }

  @Test
  default void newestImagesComeFirst() throws Exception {
    Curl owner = as(Grant.inNewProject("member"));
    String both = two(owner);
    String first = listed(owner, both + "&name=a").get(0);
    String second = listed(owner, both + "&name=b").get(0);

    assertThat(listed(owner, both)).containsExactly(second, first);
    assertThat(listed(owner, both + "&sort_dir=asc")).containsExactly(first, second);
    assertThat(listed(owner, both + "&sort_key=name")).containsExactly(second, first);
    assertThat(listed(owner, both + "&sort_key=name&sort_dir=asc")).containsExactly(first, second);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id",
        "name",
        "status",
        "disk_format",
        "container_format",
        "size",
        "created_at",
        "updated_at"
      })
  default void markerGoesOnInEveryOrder(String key) throws Exception {
    Curl owner = as(Grant.inNewProject("member"));
    String sorted = two(owner) + "&sort_key=" + key + "&sort_dir=asc";

    List<String> all = listed(owner, sorted);

    assertThat(all).hasSize(2);
    assertThat(listed(owner, sorted + "&limit=1")).containsExactly(all.get(0));
    assertThat(listed(owner, sorted + "&marker=" + all.get(0))).containsExactly(all.get(1));
    assertThat(listed(owner, sorted + "&marker=" + all.get(1))).isEmpty();
  }

  @Test
  default void administratorAloneChoosesByIsPublic() throws Exception {
    Curl admin = as(Grant.inNewProject("admin"));
    Curl member = as(Grant.inNewProject("member"));
    String name = UUID.randomUUID().toString();
    String open = reserved(admin, name, "-H", "x-image-meta-is_public: TRUE");
    String own = reserved(admin, name);
    String foreign = reserved(member, name);
    String named = "name=" + name;

    assertThat(listed(admin, named)).containsExactlyInAnyOrder(open, own);
    assertThat(listed(admin, named + "&is_public=True")).containsExactlyInAnyOrder(open, own);
    assertThat(listed(admin, named + "&is_public=False")).containsExactlyInAnyOrder(own, foreign);
    assertThat(listed(admin, named + "&is_public=None"))
        .containsExactlyInAnyOrder(open, own, foreign);
    assertThat(listed(member, named + "&is_public=None")).containsExactlyInAnyOrder(open, foreign);
    assertThat(listed(member, named + "&is_public=False")).containsExactlyInAnyOrder(open, foreign);
  }
}
