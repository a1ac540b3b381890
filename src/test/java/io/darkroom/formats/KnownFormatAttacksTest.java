package io.darkroom.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.Refusals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was done to others, each by the number that it is known under. */
class KnownFormatAttacksTest {

  private static final int DATA_FILE_NAME = 0x44415441;
  private static final int BACKING_FILE_OFFSET = 8;
  private static final int BACKING_FILE_LENGTH = 16;

  /** qemu-img read the file that an image named as the one behind it. */
  @Test
  void cve20155163BackingFileOfTheHost() {
    Qcow2Image image =
        Qcow2Image.version3(104).with(BACKING_FILE_OFFSET, 112L).with(BACKING_FILE_LENGTH, 11);

    assertThat(Looks.refused(image.channel(), DiskFormat.QCOW2))
        .isEqualTo(Looks.elsewhere(DiskFormat.QCOW2));
  }

  /** As before, by an image that was declared to be something else. */
  @Test
  void cve202444082DeclaredFormatIsNotTheRealOne() {
    Qcow2Image image = Qcow2Image.version3(104).with(BACKING_FILE_OFFSET, 112L);

    assertThat(Looks.refused(image.channel(), DiskFormat.RAW))
        .isEqualTo(Looks.mismatch(DiskFormat.RAW, "qcow2"));
    assertThat(
            Refusals.of(
                () ->
                    new FormatInspection()
                        .examine(image.channel(), DiskFormat.RAW, ContainerFormat.BARE)))
        .isEqualTo(Looks.mismatch(DiskFormat.RAW, "qcow2"));
  }

  /** The data of an image were in another file, whose name it gave. */
  @Test
  void cve202432498DataFileOfTheHost() {
    Qcow2Image named = Qcow2Image.version3(104).extension(DATA_FILE_NAME, "/etc/passwd");

    assertThat(Looks.refused(named.incompatible(2).channel(), DiskFormat.QCOW2))
        .isEqualTo(Looks.elsewhere(DiskFormat.QCOW2));
    assertThat(Looks.refused(Qcow2Image.version3(104).incompatible(2).channel(), DiskFormat.QCOW2))
        .isEqualTo(Looks.elsewhere(DiskFormat.QCOW2));
  }

  /** The text in an image named a file of the host as its only part. */
  @ParameterizedTest
  @ValueSource(strings = {"monolithicFlat", "monolithicSparse", "streamOptimized", "custom"})
  void cve202247951DescriptorThatNamesAFileOfTheHost(String type) {
    String text = VmdkImage.text(type, "RW 20480 FLAT \"/etc/passwd\" 0\n");

    assertThat(Looks.refused(VmdkImage.sparse().describe(text), DiskFormat.VMDK))
        .isEqualTo(Looks.elsewhere(DiskFormat.VMDK));
  }

  /** Without a capacity QEMU opens what the text names, and not the image. */
  @Test
  void cve202247951ImageWithoutACapacity() {
    assertThat(Looks.refused(VmdkImage.sparse().with(12, 0L), DiskFormat.VMDK))
        .isEqualTo(Looks.damaged(DiskFormat.VMDK));
  }
}
