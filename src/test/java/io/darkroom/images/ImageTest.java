package io.darkroom.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.problems.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageTest {

  private static final Instant CREATED = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant LATER = CREATED.plusSeconds(60);

  private final Image image =
      new Image(
          new ImageDraft(
              "name",
              "private",
              true,
              false,
              "project",
              1,
              2,
              "raw",
              "bare",
              List.of("b", "a"),
              Map.of("z", "1", "k", "2")),
          CREATED);

  @Test
  void isQueuedAtFirstAndHasNoContent() {
    assertThat(image.id()).hasSize(36);
    assertThat(image.status()).isEqualTo(ImageStatus.QUEUED);
    assertThat(image.name()).contains("name");
    assertThat(image.size()).isEmpty();
    assertThat(image.virtualSize()).isEmpty();
    assertThat(image.checksum()).isEmpty();
    assertThat(image.hashAlgorithm()).isEmpty();
    assertThat(image.hashValue()).isEmpty();
    assertThat(image.createdAt()).isEqualTo(CREATED);
    assertThat(image.updatedAt()).isEqualTo(CREATED);
  }

  @Test
  void showsTagsAndPropertiesInAStableOrder() {
    assertThat(image.tags()).containsExactly("a", "b");
    assertThat(image.properties().keySet()).containsExactly("k", "z");
  }

  @Test
  void givesNobodyItsOwnTagsAndProperties() {
    image.tags().clear();
    image.properties().clear();

    assertThat(image.tags()).hasSize(2);
    assertThat(image.properties()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"raw, bare, true", "raw,, false", ", bare, false", ",, false"})
  void hasFormatsWhenItHasBoth(String disk, String container, boolean both) {
    assertThat(image("shared", disk, container).hasFormats()).isEqualTo(both);
  }

  @ParameterizedTest
  @CsvSource({"shared, true", "private, false", "public, false", "community, false"})
  void isSharedWhenItsVisibilitySaysSo(String visibility, boolean shared) {
    assertThat(image(visibility, "raw", "bare").isShared()).isEqualTo(shared);
  }

  private static Image image(String visibility, String disk, String container) {
    return new Image(
        new ImageDraft(
            "", visibility, false, false, "p", 0, 0, disk, container, List.of(), Map.of()),
        CREATED);
  }

  @Test
  void becomesWhatItsStateAllows() {
    image.become(ImageStatus.IMPORTING, LATER);

    assertThat(image.status()).isEqualTo(ImageStatus.IMPORTING);
    assertThat(image.createdAt()).isEqualTo(CREATED);
    assertThat(image.updatedAt()).isEqualTo(LATER);
  }

  @Test
  void doesNotBecomeAnythingElse() {
    assertThatThrownBy(() -> image.become(ImageStatus.DEACTIVATED, LATER))
        .isInstanceOf(ProblemException.class)
        .hasMessage("IMAGE_STATE [" + image.id() + ", queued]");

    assertThat(image.status()).isEqualTo(ImageStatus.QUEUED);
    assertThat(image.updatedAt()).isEqualTo(CREATED);
  }

  @Test
  void knowsItsContentOnceItWasReceived() {
    image.receive(new ImageContent(10, 20L, "md5", "sha"));

    assertThat(image.size()).hasValue(10);
    assertThat(image.virtualSize()).hasValue(20);
    assertThat(image.checksum()).contains("md5");
    assertThat(image.hashAlgorithm()).contains("sha512");
    assertThat(image.hashValue()).contains("sha");
  }

  @Test
  void aCopyIsNotReadableBeforeItWasCommitted() {
    ImageCopy copy = new ImageCopy("image", "file", "key");
    assertThat(copy.isCommitted()).isFalse();

    copy.commit();

    assertThat(copy.isCommitted()).isTrue();
    assertThat(copy.imageId()).isEqualTo("image");
    assertThat(copy.store()).isEqualTo("file");
    assertThat(copy.objectKey()).isEqualTo("key");
  }
}
