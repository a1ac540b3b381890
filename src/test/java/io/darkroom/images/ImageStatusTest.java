package io.darkroom.images;

import static io.darkroom.images.ImageStatus.ACTIVE;
import static io.darkroom.images.ImageStatus.DEACTIVATED;
import static io.darkroom.images.ImageStatus.DELETED;
import static io.darkroom.images.ImageStatus.IMPORTING;
import static io.darkroom.images.ImageStatus.KILLED;
import static io.darkroom.images.ImageStatus.QUEUED;
import static io.darkroom.images.ImageStatus.SAVING;
import static io.darkroom.images.ImageStatus.UPLOADING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ImageStatusTest {

  private static final Map<ImageStatus, Set<ImageStatus>> CONTRACT =
      Map.of(
          QUEUED, Set.of(SAVING, UPLOADING, IMPORTING, ACTIVE, DELETED),
          SAVING, Set.of(ACTIVE, QUEUED, KILLED, DELETED),
          UPLOADING, Set.of(IMPORTING, QUEUED, DELETED),
          IMPORTING, Set.of(ACTIVE, QUEUED, DELETED),
          ACTIVE, Set.of(DEACTIVATED, DELETED),
          DEACTIVATED, Set.of(ACTIVE, DELETED),
          KILLED, Set.of(DELETED),
          DELETED, Set.of());

  @ParameterizedTest
  @EnumSource
  void isFollowedByWhatTheContractSaysAndNothingElse(ImageStatus status) {
    Set<ImageStatus> following =
        Arrays.stream(ImageStatus.values()).filter(status::mayBecome).collect(Collectors.toSet());

    assertThat(following).isEqualTo(CONTRACT.get(status));
  }

  @ParameterizedTest
  @CsvSource({
    "QUEUED, queued",
    "SAVING, saving",
    "UPLOADING, uploading",
    "IMPORTING, importing",
    "ACTIVE, active",
    "DEACTIVATED, deactivated",
    "KILLED, killed",
    "DELETED, deleted"
  })
  void isNamedInLowerCaseOnTheWireAndInTheDatabase(ImageStatus status, String id) {
    ImageStatus.Column column = new ImageStatus.Column();

    assertThat(status.id()).isEqualTo(id);
    assertThat(column.convertToDatabaseColumn(status)).isEqualTo(id);
    assertThat(column.convertToEntityAttribute(id)).isEqualTo(status);
  }

  @Test
  void theContractNamesAllOfThem() {
    assertThat(CONTRACT).containsOnlyKeys(ImageStatus.values());
  }
}
