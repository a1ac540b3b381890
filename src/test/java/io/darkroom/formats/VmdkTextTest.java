package io.darkroom.formats;

import static io.darkroom.formats.VmdkImage.OWN_EXTENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VmdkTextTest {

  private static final DiskFormat VMDK = DiskFormat.VMDK;
  private static final String SOUND = VmdkImage.text("monolithicSparse", OWN_EXTENT);

  private static TestImage with(String more) {
    return VmdkImage.sparse().describe(SOUND + more);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ddb.comment = \"a/b\"\n",
        "# any comment\r\n\r\nencoding=\"UTF-8\"\r\n",
        "ddb.uuid.parent=\"00000000-0000-0000-0000-000000000000\"\n",
        "ddb.name=\"\u00c3\u0085\""
      })
  void aDiskThatIsWholeInItselfPasses(String more) throws IOException {
    assertThat(Looks.at(with(more), VMDK)).isEqualTo(new Inspection(VMDK, VmdkImage.VIRTUAL_SIZE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "monolithicFlat",
        "twoGbMaxExtentSparse",
        "twoGbMaxExtentFlat",
        "2GbMaxExtentSparse",
        "fullDevice",
        "partitionedDevice",
        "vmfs",
        "vmfsPreallocated",
        "vmfsEagerZeroedThick",
        "vmfsThin",
        "vmfsSparse",
        "vmfsRDM",
        "vmfsRDMP",
        "vmfsRaw",
        "vmfsPassthroughRawDeviceMap",
        "seSparse",
        "custom",
        "anything",
        ""
      })
  void aDiskOfAnotherTypeIsRefused(String type) {
    assertThat(Looks.refused(VmdkImage.sparse().describe(VmdkImage.text(type, OWN_EXTENT)), VMDK))
        .isEqualTo(Looks.elsewhere(VMDK));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RW 1 FLAT \"/etc/passwd\" 0",
        "RW 1 SPARSE \"/etc/passwd\"",
        "RW 1 SPARSE \"../other\"",
        "RW 1 SPARSE \"..\\\\other\"",
        "RW 1 SPARSE \"nbd:host:10809\"",
        "RW 1 SPARSE \"json:{}\"",
        "RW 1 SPARSE other",
        "RW 1 SPARSE",
        "RW 1 ZERO",
        "RDONLY 1 FLAT \"own\" 0",
        "NOACCESS 1 VMFS \"own\"",
        "rw 1 vmfsrdm \"own\"",
        OWN_EXTENT + OWN_EXTENT
      })
  void aDiskOfOtherExtentsIsRefused(String extents) {
    String text = VmdkImage.text("monolithicSparse", extents + "\n");

    assertThat(Looks.refused(VmdkImage.sparse().describe(text), VMDK))
        .isEqualTo(Looks.elsewhere(VMDK));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "parentFileNameHint=\"/etc/passwd\"",
        "# parentFileNameHint=\"/etc/passwd\"",
        "ddb.x=\"parentFileNameHint=\"",
        "PARENTFILENAMEHINT = \"x\"",
        "parentCID=12345678",
        "parentCID = \"fffffffe\"",
        "parentCID=ffffffff0",
        "parentCID",
        "changeTrackPath=\"disk-ctk.vmdk\"",
        "ddb.nativeParentHint=\"/vmfs/x\""
      })
  void aDiskThatNamesAnotherIsRefused(String more) {
    assertThat(Looks.refused(with(more), VMDK)).isEqualTo(Looks.elsewhere(VMDK));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "what is neither this nor that",
        "# createType=\"monolithicFlat\"",
        "createType=\"monolithicSparse\"",
        "\r",
        "\u0001",
        "\0\0not the end",
        "RW many SPARSE \"own\""
      })
  void aDescriptorThatIsNotOnlyTextIsDamaged(String more) {
    assertThat(Looks.refused(with(more), VMDK)).isEqualTo(Looks.damaged(VMDK));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# Disk DescriptorFile\n",
        "# Disk DescriptorFile\ncreateType=\"monolithicSparse\"\n",
        "# Disk DescriptorFile\n" + OWN_EXTENT,
        "\0# Disk DescriptorFile\ncreateType=\"monolithicSparse\"\n" + OWN_EXTENT
      })
  void aDescriptorThatSaysTooLittleIsDamaged(String text) {
    assertThat(Looks.refused(VmdkImage.sparse().describe(text), VMDK))
        .isEqualTo(Looks.damaged(VMDK));
  }
}
