package io.darkroom.formats;

import static io.darkroom.formats.VmdkImage.OWN_EXTENT;
import static io.darkroom.formats.VmdkImage.SECTOR;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VmdkDescriptorTest {

  private static final DiskFormat VMDK = DiskFormat.VMDK;
  private static final String SOUND = VmdkImage.text("monolithicSparse", OWN_EXTENT);

  /** QEMU looks for a parent in twenty sectors, however many there are said to be. */
  @Test
  void nothingIsHiddenBehindTheEnd() {
    String text = SOUND + "#".repeat(SECTOR - SOUND.length()) + "\nparentFileNameHint=\"/x\"\n";

    assertThat(Looks.refused(VmdkImage.described(text, 1), VMDK)).isEqualTo(Looks.elsewhere(VMDK));
  }

  @Test
  void aDescriptorHasAMebibyteAtMost() throws IOException {
    String comment = "#" + "x".repeat(1022) + "\n";
    String text = SOUND + comment.repeat(1023);

    assertThat(Looks.at(VmdkImage.described(text, 2048), VMDK).virtualSize())
        .isEqualTo(VmdkImage.VIRTUAL_SIZE);
    assertThat(Looks.refused(VmdkImage.described(text, 2049), VMDK)).isEqualTo(Looks.damaged(VMDK));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# Disk DescriptorFile\ncreateType=\"monolithicSparse\"\n",
        "# Disk DescriptorFile",
        "version=1\n",
        "# a comment\n\n# another\n  \nversion=3\nRW 1 FLAT \"/etc/passwd\" 0\n"
      })
  void aDescriptorAloneIsADiskElsewhere(String text) {
    SparseChannel content = new SparseChannel(text.getBytes(StandardCharsets.ISO_8859_1));

    assertThat(Looks.refused(content, VMDK)).isEqualTo(Looks.elsewhere(VMDK));
    assertThat(Looks.refused(content, DiskFormat.RAW))
        .isEqualTo(Looks.mismatch(DiskFormat.RAW, "vmdk"));
  }
}
