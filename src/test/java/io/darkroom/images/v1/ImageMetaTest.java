package io.darkroom.images.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.images.ExpectedContent;
import io.darkroom.images.Image;
import io.darkroom.images.TestImages;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An image as the Images API v1 shows it. */
class ImageMetaTest {

  private static final URI HERE = URI.create("http://images.example/v1/images/ID");

  private static ImageMeta meta(Image image) {
    return new ImageMeta(image, HERE);
  }

  /** Headers without what all of their names begin with. */
  private static Map<String, String> headers(Image image) {
    Map<String, String> headers = new TreeMap<>();
    meta(image)
        .headers()
        .forEach(
            (name, value) -> {
              assertThat(name).startsWith("X-Image-Meta-");
              headers.put(name.substring("x-image-meta-".length()), value);
            });
    return headers;
  }

  @Test
  void isJson() {
    Image image = TestImages.active();

    assertThat(meta(image).json())
        .isEqualTo(
            Json.createObjectBuilder()
                .add("uri", HERE.toString())
                .add("id", image.id())
                .add("name", "caf\u00e9 \uD83D\uDE00")
                .add("status", "active")
                .add("disk_format", "qcow2")
                .add("container_format", "bare")
                .add("size", 196_616)
                .add("virtual_size", 10_737_418_240L)
                .add("checksum", "md5-of-it")
                .add("created_at", "2026-11-22T10:00:00.000000")
                .add("updated_at", "2026-11-22T10:05:00.000000")
                .addNull("deleted_at")
                .add("deleted", false)
                .add("is_public", true)
                .add("protected", true)
                .add("min_ram", 512)
                .add("min_disk", 10)
                .add("owner", "project-1")
                .add(
                    "properties",
                    Json.createObjectBuilder()
                        .add("hw_disk_bus", "<virtio> & \"co\"")
                        .add("os_distro", "debian"))
                .build());
  }

  @Test
  void isWrappedWhenItIsAlone() {
    Image image = TestImages.active();

    assertThat(meta(image).wrapped()).isEqualTo(Map.of("image", meta(image).json()));
  }

  @Test
  void isBriefInLists() {
    Image image = TestImages.active();

    assertThat(meta(image).brief())
        .isEqualTo(
            Json.createObjectBuilder()
                .add("uri", HERE.toString())
                .add("id", image.id())
                .add("name", "caf\u00e9 \uD83D\uDE00")
                .add("disk_format", "qcow2")
                .add("container_format", "bare")
                .add("size", 196_616)
                .add("checksum", "md5-of-it")
                .build());
  }

  @Test
  void isHeaders() {
    Image image = TestImages.active();

    assertThat(headers(image))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("uri", HERE.toString()),
                Map.entry("id", image.id()),
                Map.entry("name", "caf\u00e9 \uD83D\uDE00"),
                Map.entry("status", "active"),
                Map.entry("disk_format", "qcow2"),
                Map.entry("container_format", "bare"),
                Map.entry("size", "196616"),
                Map.entry("virtual_size", "10737418240"),
                Map.entry("checksum", "md5-of-it"),
                Map.entry("created_at", "2026-11-22T10:00:00.000000"),
                Map.entry("updated_at", "2026-11-22T10:05:00.000000"),
                Map.entry("deleted_at", ""),
                Map.entry("deleted", "false"),
                Map.entry("is_public", "true"),
                Map.entry("protected", "true"),
                Map.entry("min_ram", "512"),
                Map.entry("min_disk", "10"),
                Map.entry("owner", "project-1"),
                Map.entry("Property-hw_disk_bus", "<virtio> & \"co\""),
                Map.entry("Property-os_distro", "debian")));
  }

  @Test
  void hasNullsForWhatIsNotKnown() {
    Image image = TestImages.queued(null, null, null);
    JsonObject json = meta(image).json();

    for (String field :
        new String[] {
          "name", "disk_format", "container_format", "virtual_size", "checksum", "deleted_at"
        }) {
      assertThat(json).as(field).containsEntry(field, JsonValue.NULL);
    }
    assertThat(json.getJsonNumber("size").longValue()).isZero();
    assertThat(json.getBoolean("is_public")).isFalse();
    assertThat(json.getJsonObject("properties")).isEmpty();
    assertThat(meta(image).brief())
        .containsEntry("name", JsonValue.NULL)
        .containsEntry("checksum", JsonValue.NULL);
  }

  @Test
  void hasNoHeadersForWhatIsNotKnownButThatItIsNotDeleted() {
    assertThat(headers(TestImages.queued(null, null, null)))
        .containsOnlyKeys(
            "uri",
            "id",
            "status",
            "size",
            "created_at",
            "updated_at",
            "deleted_at",
            "deleted",
            "is_public",
            "protected",
            "min_ram",
            "min_disk",
            "owner")
        .containsEntry("status", "queued")
        .containsEntry("size", "0")
        .containsEntry("deleted_at", "");
  }

  @Test
  void showsTheSizeThatItIsToHaveAndNothingOfTheServicesOwn() {
    Image image =
        TestImages.expecting(
            new ExpectedContent(OptionalLong.of(1L << 40), Optional.of("c".repeat(32))));

    assertThat(meta(image).json().getJsonNumber("size").longValue()).isEqualTo(1L << 40);
    assertThat(meta(image).json()).containsEntry("checksum", JsonValue.NULL);
    assertThat(meta(image).json().getJsonObject("properties")).isEmpty();
    assertThat(headers(image).keySet()).noneMatch(name -> name.startsWith("property"));
  }

  @Test
  void showsWhenItWasDeleted() {
    Image image = TestImages.gone();

    assertThat(headers(image))
        .containsEntry("status", "deleted")
        .containsEntry("deleted", "true")
        .containsEntry("created_at", "2026-11-22T10:00:00.000000")
        .containsEntry("updated_at", "2026-11-22T10:05:00.000000")
        .containsEntry("deleted_at", "2026-11-22T10:05:00.000000")
        .containsEntry("size", "196616")
        .containsEntry("checksum", "md5-of-it");
    assertThat(meta(image).json().getBoolean("deleted")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"shared", "private", "community"})
  void isPublicOrNot(String visibility) {
    Image image = TestImages.named("n", visibility, "", Map.of());

    assertThat(headers(image)).containsEntry("is_public", "false").doesNotContainKey("owner");
    assertThat(meta(image).json()).containsEntry("owner", JsonValue.NULL);
  }

  @Test
  void injectsNoHeaders() {
    String evil = "x\r\nSet-Cookie: a=b\u0000\u007f";
    Image image =
        TestImages.named(evil, "shared", "p\r\nX: y", Map.of(evil, evil, "a\tb: c\n", "\n\r"));

    assertThat(headers(image))
        .containsEntry("name", "x  Set-Cookie: a=b  ")
        .containsEntry("owner", "p  X: y")
        .containsEntry("Property-x__set_cookie__a_b__", "x  Set-Cookie: a=b  ")
        .containsEntry("Property-a_b__c_", "  ");
    assertThat(headers(image).toString()).doesNotMatch("(?s).*\\p{Cntrl}.*");
    assertThat(meta(image).json().getString("name")).isEqualTo(evil);
    assertThat(meta(image).json().getJsonObject("properties")).containsKeys(evil, "a\tb: c\n");
  }

  @Test
  void hasOneHeaderForPropertiesThatNoneTellsApart() {
    Image image = TestImages.named("n", "shared", "p", Map.of("a b", "1", "a/b", "2", "A B", "3"));

    assertThat(headers(image)).containsEntry("Property-a_b", "3");
    assertThat(meta(image).json().getJsonObject("properties")).hasSize(3);
  }
}
