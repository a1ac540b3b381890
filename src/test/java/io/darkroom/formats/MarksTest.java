package io.darkroom.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarksTest {

  private static final int SIZE = 64 * 1024;

  /** Which of the formats a tool takes it for depends on the tool. */
  @ParameterizedTest
  @CsvSource({
    "0, QFI\u00fb, 32769, CD001, 'qcow2, iso'",
    "64, \u007f\u0010\u00da\u00be, 32769, CD001, 'vdi, iso'",
    "0, vhdxfile, 65024, conectix, 'vhd, vhdx'",
    "0, LUKS\u00ba\u00be, 64, \u007f\u0010\u00da\u00be, 'vdi, luks'",
    "0, KDMV, 65024, conectix, 'vmdk, vhd'"
  })
  void contentThatBearsTheMarksOfTwoDisksIsNeither(
      int first, String one, int second, String other, String names) {
    byte[] bytes = new byte[SIZE];
    put(bytes, first, one);
    put(bytes, second, other);
    for (DiskFormat declared : DiskFormat.values()) {
      assertThat(Looks.refused(new SparseChannel(bytes), declared))
          .isEqualTo(Looks.mismatch(declared, names));
    }
  }

  @Test
  void aDiskMayHoldThePackingOfAnything() throws IOException {
    assertThat(Looks.at(VhdImage.fixed().with(0, "\u001f\u008b\b"), DiskFormat.VHD))
        .isEqualTo(new Inspection(DiskFormat.VHD, VhdImage.FIXED_SIZE));
  }

  @Test
  void aDiskWithPartitionsIsRaw() throws IOException {
    for (TestImage disk : List.of(GptDisk.mbr(), GptDisk.gpt())) {
      assertThat(Looks.at(disk, DiskFormat.RAW))
          .isEqualTo(new Inspection(DiskFormat.RAW, GptDisk.LENGTH));
    }
  }

  private static void put(byte[] bytes, int offset, String mark) {
    byte[] marked = mark.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(marked, 0, bytes, offset, marked.length);
  }
}
