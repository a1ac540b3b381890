package io.darkroom.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lists that python-glanceclient asks for by version 1. */
interface GlanceV1ListBehaviour {

  Cloud cloud();

  GlanceV1 v1();

  /** The id of a new image with so many bytes. */
  private String stored(String name, String disk, String container, int size, String... more)
      throws Exception {
    String[] headers = {
      "x-image-meta-name", name,
      "x-image-meta-disk_format", disk,
      "x-image-meta-container_format", container
    };
    HttpResponse<String> created =
        cloud()
            .service()
            .client()
            .post(
                "v1/images",
                "x".repeat(size),
                Stream.concat(Stream.of(headers), Stream.of(more)).toArray(String[]::new));
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    return Client.json(created.body()).getJsonObject("image").getString("id");
  }

  private String stored(String name, String... more) throws Exception {
    return stored(name, "raw", "bare", 10, more);
  }

  /** The ids in the list, in its order. */
  private List<String> listed(String... options) throws Exception {
    String[] words =
        Stream.concat(Stream.of("image-list"), Stream.of(options)).toArray(String[]::new);
    return v1().table(words).rows().stream().map(row -> row.get(0)).toList();
  }

  private static String name() {
    return UUID.randomUUID().toString();
  }

  /** Each of the other images would be listed if one of the filters did not arrive. */
  @Test
  default void everyFilterArrives() throws Exception {
    String name = name();
    String[] kind = {"x-image-meta-property-kind", "a b&c"};
    String id = stored(name, "raw", "bare", 1000, kind);
    stored(name + " ", "raw", "bare", 1000, kind[0], "another");
    stored(name(), "raw", "bare", 1000, kind);
    String optical = stored(name, "iso", "bare", 0, kind[0], kind[1], "x-image-meta-size", "1000");
    stored(name, "raw", "ovf", 1000, kind);
    stored(name, "raw", "bare", 999, kind);
    stored(name, "raw", "bare", 1001, kind);
    String queued = stored(name, "raw", "bare", 0, kind);

    Table list =
        v1().table(
                "image-list",
                "--name",
                name,
                "--disk-format",
                "raw",
                "--container-format",
                "bare",
                "--size-min",
                "1000",
                "--size-max",
                "1000",
                "--property-filter",
                "kind=a b&c");

    assertThat(list.rows()).containsExactly(List.of(id, name, "raw", "bare", "1000", "active"));
    assertThat(listed("--name", name, "--status", "queued"))
        .containsExactlyInAnyOrder(queued, optical);
  }

  @Test
  default void listIsSortedAndReadInPages() throws Exception {
    String name = name();
    String largest = stored(name, "raw", "bare", 3);
    String smallest = stored(name, "raw", "bare", 1);
    String middle = stored(name, "raw", "bare", 2);

    assertThat(
            listed("--name", name, "--page-size", "1", "--sort-key", "size", "--sort-dir", "desc"))
        .containsExactly(largest, middle, smallest);
  }

  @Test
  default void administratorChoosesWhoseImagesAreListed() throws Exception {
    String name = name();
    String own = stored(name);
    String open = stored(name, "x-image-meta-is_public", "true");
    String foreign = stored(name, "x-image-meta-owner", name);

    assertThat(listed("--name", name)).containsExactlyInAnyOrder(own, open);
    assertThat(listed("--name", name, "--is-public", "True")).containsExactlyInAnyOrder(own, open);
    assertThat(listed("--name", name, "--is-public", "False"))
        .containsExactlyInAnyOrder(own, foreign);
    assertThat(listed("--name", name, "--all-tenants"))
        .containsExactlyInAnyOrder(own, open, foreign);
    assertThat(listed("--name", name, "--owner", name)).containsExactly(foreign);
  }

  @Test
  default void changesIncludeDeletedImages() throws Exception {
    String name = name();
    String kept = stored(name);
    String deleted = stored(name);
    Client client = cloud().service().client();
    String since = client.image(kept).getString("updated_at");
    client.send("DELETE", "v1/images/" + deleted, "");

    assertThat(listed("--name", name)).containsExactly(kept);
    assertThat(
            v1().table("image-list", "--name", name, "--changes-since", since).rows().stream()
                .map(row -> row.get(0) + " " + row.get(5)))
        .containsExactlyInAnyOrder(kept + " active", deleted + " deleted");
    assertThat(listed("--name", name, "--changes-since", "2100-01-01T00:00:00")).isEmpty();
  }
}
