package io.darkroom.formats;

import static io.darkroom.formats.IsoImage.PRIMARY;
import static io.darkroom.formats.IsoImage.SECTOR;
import static io.darkroom.formats.IsoImage.SECTORS;
import static io.darkroom.formats.Subject.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.darkroom.problems.Message;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IsoInspectorTest implements InspectorContract {

  private static final DiskFormat ISO = DiskFormat.ISO;

  @Override
  public Subject subject() {
    return Subject.of(ISO, IsoImage.plain(), IsoImage.LENGTH, part(PRIMARY + 1, 5))
        .withHeaders(part(PRIMARY, SECTOR))
        .withFields(part(PRIMARY + 80, 4), part(PRIMARY + 128, 2));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void otherVolumesAreRefused(String name, TestImage image, Message refusal) {
    assertThat(Looks.refused(image, ISO)).isEqualTo(refusal);
  }

  static Stream<Arguments> otherVolumesAreRefused() {
    Message damaged = Looks.damaged(ISO);
    return Stream.of(
        arguments("another version", iso().withByte(PRIMARY + 6, 2), Looks.unknown(ISO)),
        arguments("larger than its file", iso().blocks(SECTORS + 1), damaged),
        arguments("smaller than its descriptors", iso().blocks(16), damaged),
        arguments("no blocks", iso().blocks(0), damaged),
        arguments("odd blocks", iso().blockSize(1000), damaged),
        arguments("no primary descriptor", iso().withByte(PRIMARY, 2), damaged));
  }

  private static IsoImage iso() {
    return IsoImage.plain();
  }

  @Test
  void theNumbersOfBothOrdersMustBeTheSame() {
    byte[] image = iso().bytes();
    image[PRIMARY + 87]++;

    assertThat(Looks.refused(new SparseChannel(image), ISO)).isEqualTo(Looks.damaged(ISO));
  }

  @Test
  void whatFollowsTheVolumeIsNotOfIt() throws IOException {
    assertThat(Looks.at(iso().blocks(SECTORS - 2), ISO).virtualSize())
        .isEqualTo((SECTORS - 2) * (long) SECTOR);
    assertThat(Looks.at(iso().blocks(80).blockSize(512), ISO).virtualSize())
        .isEqualTo(IsoImage.LENGTH);
  }

  @Test
  void theDescriptorOfTheStartMayComeFirst() throws IOException {
    TestImage image = iso();
    byte[] primary = new byte[SECTOR];
    System.arraycopy(image.bytes(), PRIMARY, primary, 0, SECTOR);
    TestImage bootable = iso().withByte(PRIMARY, 0);
    byte[] bytes = bootable.bytes();
    System.arraycopy(primary, 0, bytes, PRIMARY + SECTOR, SECTOR);

    assertThat(new FormatInspection().inspect(new SparseChannel(bytes), ISO).virtualSize())
        .isEqualTo(IsoImage.LENGTH);
  }

  @Test
  void aSetOfDescriptorsWithoutEndIsRefused() {
    byte[] bytes = new byte[256 * SECTOR];
    for (int start = PRIMARY; start < bytes.length; start += SECTOR) {
      System.arraycopy(iso().withByte(PRIMARY, 2).bytes(), PRIMARY, bytes, start, SECTOR);
    }

    assertThat(Looks.refused(new SparseChannel(bytes), ISO)).isEqualTo(Looks.damaged(ISO));
  }

  @Test
  void aHybridMayBeEither() throws IOException {
    assertThat(Looks.at(IsoImage.hybrid(), ISO)).isEqualTo(new Inspection(ISO, IsoImage.LENGTH));
    assertThat(Looks.at(IsoImage.hybrid(), DiskFormat.RAW))
        .isEqualTo(new Inspection(DiskFormat.RAW, IsoImage.LENGTH));
  }

  @Test
  void anOpticalDiscAloneIsNoRawDisk() {
    assertThat(Looks.refused(iso(), DiskFormat.RAW))
        .isEqualTo(Looks.mismatch(DiskFormat.RAW, "iso"));
    assertThat(Looks.refused(iso().with(510, "U\u00aa"), DiskFormat.RAW))
        .isEqualTo(Looks.mismatch(DiskFormat.RAW, "iso"));
    assertThat(Looks.refused(IsoImage.hybrid().withByte(450, 0xee), DiskFormat.RAW))
        .isEqualTo(Looks.mismatch(DiskFormat.RAW, "iso"));
  }
}
