package io.darkroom.images.v2;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.formats.ContainerFormat;
import io.darkroom.formats.DiskFormat;
import io.darkroom.images.Image;
import io.darkroom.images.ImageDraft;
import io.darkroom.images.ImageStatus;
import io.darkroom.images.TestImages;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ImageSchemasTest {

  private final ImageSchemas schemas = new ImageSchemas();
  private final JsonObject image = Objects.requireNonNull(schemas.byName().get("image"));

  @Test
  void areThoseOfImagesAndMembersAndOfListsOfThem() {
    assertThat(schemas.byName()).containsOnlyKeys("image", "images", "member", "members");
    assertThat(schemas.byName())
        .allSatisfy((name, schema) -> assertThat(schema.getString("name")).isEqualTo(name));
  }

  @Test
  void knowEveryBasePropertyThatAnImageIsShownWithButItsStores() {
    Image active = TestImages.active();
    JsonObject shown = ImageBody.of(active, List.of(TestImages.copy(active, "file")));

    assertThat(image.getJsonObject("properties").keySet())
        .containsExactlyInAnyOrderElementsOf(
            shown.keySet().stream()
                .filter(name -> !active.properties().containsKey(name) && !name.equals("stores"))
                .toList());
    assertThat(image.getJsonObject("additionalProperties").getString("type")).isEqualTo("string");
  }

  @Test
  void listWhatTheModelKnows() {
    assertThat(values("status"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ImageStatus.values()).map(ImageStatus::id).toList());
    assertThat(values("visibility")).containsExactlyElementsOf(ImageDraft.VISIBILITIES);
    assertThat(values("disk_format"))
        .containsExactlyElementsOf(Stream.of(DiskFormat.values()).map(DiskFormat::id).toList());
    assertThat(values("container_format"))
        .containsExactlyElementsOf(
            Stream.of(ContainerFormat.values()).map(ContainerFormat::id).toList());
  }

  private List<String> values(String property) {
    return image.getJsonObject("properties").getJsonObject(property).getJsonArray("enum").stream()
        .filter(value -> value.getValueType() == ValueType.STRING)
        .map((JsonValue value) -> ((JsonString) value).getString())
        .toList();
  }
}
