package io.darkroom.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VmdkDescriptorTest {

  private static final Message REFUSAL = Message.of(Problem.FORMAT_REFERS_ELSEWHERE, "vmdk");
  private static final String OWN = "RW 20480 SPARSE \"disk.vmdk\"\n";

  private final FormatInspection inspection = new FormatInspection();

  private static byte[] sparse(String descriptor) {
    byte[] text = descriptor.getBytes(StandardCharsets.ISO_8859_1);
    int sectors = (text.length + 511) / 512;
    ByteBuffer disk = ByteBuffer.allocate(512 * (1 + sectors)).order(ByteOrder.LITTLE_ENDIAN);
    disk.put("KDMV".getBytes(StandardCharsets.US_ASCII));
    disk.putLong(28, 1).putLong(36, sectors);
    disk.put(512, text);
    return disk.array();
  }

  private void examine(byte[] content) throws Exception {
    inspection.examine(new MemoryChannel(content), DiskFormat.VMDK, ContainerFormat.BARE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"monolithicSparse", "streamOptimized"})
  void diskThatIsWholeInItselfPasses(String type) {
    String descriptor = "# Disk DescriptorFile\nversion=1\ncreateType=\"" + type + "\"\n" + OWN;

    assertThatCode(() -> examine(sparse(descriptor))).doesNotThrowAnyException();
  }

  @Test
  void extentWithoutADescriptorNamesNothing() {
    assertThatCode(() -> examine(sparse(""))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "createType=\"monolithicFlat\"\nRW 1 FLAT \"/etc/passwd\" 0\n",
        "createType=\"monolithicSparse\"\nRW 1 FLAT \"/etc/passwd\" 0\n",
        "createType=\"monolithicSparse\"\nRW 1 SPARSE \"/etc/passwd\"\n",
        "createType=\"monolithicSparse\"\n" + OWN + OWN,
        "createType=\"twoGbMaxExtentSparse\"\n" + OWN,
        "createtype = \"vmfs\"\n",
        "no type at all"
      })
  void diskThatNamesOtherFilesIsRefused(String descriptor) {
    assertThat(Refusals.of(() -> examine(sparse(descriptor)))).isEqualTo(REFUSAL);
  }

  @Test
  void descriptorAloneIsRefused() {
    byte[] text =
        "# Disk DescriptorFile\ncreateType=\"monolithicSparse\"\n"
            .getBytes(StandardCharsets.US_ASCII);

    assertThat(Refusals.of(() -> examine(text))).isEqualTo(REFUSAL);
  }
}
