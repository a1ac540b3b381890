package io.darkroom.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What clients send by themselves is what they say, as far as it can be seen. */
class SentContentTest {

  private static final int SIZE = 64 * 1024;

  private final FormatInspection inspection = new FormatInspection();

  @Test
  void aRawDiskIsAsLargeAsItsContent() throws IOException {
    assertThat(inspection.examine(content(""), DiskFormat.RAW, ContainerFormat.BARE))
        .contains(new Inspection(DiskFormat.RAW, SIZE));
    assertThat(
            inspection.examine(
                new MemoryChannel(new byte[0]), DiskFormat.RAW, ContainerFormat.BARE))
        .contains(new Inspection(DiskFormat.RAW, 0));
  }

  @Test
  void aQcow2ImageTellsTheSizeOfItsDisk() throws IOException {
    assertThat(
            inspection.examine(
                Qcow2Image.version3(112).channel(), DiskFormat.QCOW2, ContainerFormat.BARE))
        .contains(new Inspection(DiskFormat.QCOW2, Qcow2Image.VIRTUAL_SIZE));
  }

  @Test
  void aQcow2ImageThatRefersElsewhereIsRefused() {
    MemoryChannel content = Qcow2Image.version3(112).with(8, 400L).channel();

    assertThat(refusal(content, DiskFormat.QCOW2))
        .isEqualTo(Message.of(Problem.FORMAT_REFERS_ELSEWHERE, "qcow2"));
  }

  @Test
  void aStumpOfAQcow2ImageIsDamaged() {
    assertThat(
            refusal(
                new MemoryChannel("QFI\u00fb\0".getBytes(StandardCharsets.ISO_8859_1)),
                DiskFormat.QCOW2))
        .isEqualTo(Message.of(Problem.FORMAT_DAMAGED, "qcow2"));
  }

  @ParameterizedTest
  @EnumSource(
      value = DiskFormat.class,
      names = {"RAW", "AMI", "ARI", "AKI"},
      mode = EnumSource.Mode.EXCLUDE)
  void contentWithoutAMarkIsNoDiskOfAFormat(DiskFormat declared) {
    assertThat(refusal(content(""), declared))
        .isEqualTo(Message.of(Problem.FORMAT_MISMATCH, declared.id(), "raw"));
  }

  @ParameterizedTest
  @CsvSource({"VMDK, KDMV", "VHDX, vhdxfile", "VHD, conectix", "PLOOP, WithoutFreeSpace"})
  void contentWithAMarkAloneIsDamaged(DiskFormat declared, String mark) {
    assertThat(refusal(content(mark), declared).arguments()).containsExactly(declared.id());
  }

  @ParameterizedTest
  @CsvSource({
    "RAW, QFI\u00fb, qcow2",
    "ISO, KDMV, vmdk",
    "QCOW2, vhdxfile, vhdx",
    "ISO, LUKS\u00ba\u00be, luks",
    "VMDK, conectix, vhd"
  })
  void contentWithTheMarkOfAnotherDiskIsRefused(DiskFormat declared, String mark, String is) {
    assertThat(refusal(content(mark), declared))
        .isEqualTo(Message.of(Problem.FORMAT_MISMATCH, declared.id(), is));
  }

  /** A disk that is packed is in the container "compressed". */
  @ParameterizedTest
  @CsvSource({
    "'\u001f\u008b\b', gzip",
    "'\u00fd7zXZ\0', xz",
    "'(\u00b5/\u00fd', zstd",
    "'PK\u0003\u0004', zip"
  })
  void packedContentIsNoBareDisk(String mark, String packing) throws IOException {
    assertThat(refusal(content(mark), DiskFormat.RAW))
        .isEqualTo(Message.of(Problem.FORMAT_MISMATCH, "raw", packing));
    assertThat(inspection.examine(content(mark), DiskFormat.RAW, ContainerFormat.COMPRESSED))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"AMI, AMI", "ARI, BARE", "AKI, BARE", "RAW, OVA", "VMDK, DOCKER", "VHD, OVF"})
  void whatBearsNoMarkNeedNotBeABareDisk(DiskFormat declared, ContainerFormat container)
      throws IOException {
    assertThat(inspection.examine(content("words"), declared, container)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"AMI, AMI, ami", "ARI, BARE, ari", "RAW, DOCKER, raw", "VMDK, OVF, vmdk"})
  void whatIsInNoContainerIsTheDiskThatWasNamed(
      DiskFormat declared, ContainerFormat container, String named) {
    assertThat(refusal(content("QFI\u00fb"), declared, container))
        .isEqualTo(Message.of(Problem.FORMAT_MISMATCH, named, "qcow2"));
  }

  @ParameterizedTest
  @CsvSource({"OVF", "DOCKER", "AMI"})
  void noContainerHidesThatADiskRefersElsewhere(ContainerFormat container) {
    MemoryChannel content = Qcow2Image.version3(112).with(8, 400L).channel();

    assertThat(refusal(content, DiskFormat.QCOW2, container))
        .isEqualTo(Message.of(Problem.FORMAT_REFERS_ELSEWHERE, "qcow2"));
  }

  @ParameterizedTest
  @CsvSource({
    "COMPRESSED, QFI\u00fb, compressed, qcow2",
    "COMPRESSED, words, compressed, raw",
    "OVA, QFI\u00fb, ova, qcow2",
    "OVA, 'PK\u0003\u0004', ova, zip"
  })
  void whatIsSaidToBePackedIs(ContainerFormat container, String mark, String named, String is) {
    assertThat(refusal(content(mark), DiskFormat.QCOW2, container))
        .isEqualTo(Message.of(Problem.FORMAT_MISMATCH, named, is));
  }

  private static MemoryChannel content(String mark) {
    byte[] bytes = new byte[SIZE];
    byte[] marked = mark.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(marked, 0, bytes, 0, marked.length);
    return new MemoryChannel(bytes);
  }

  private Message refusal(MemoryChannel content, DiskFormat declared) {
    return refusal(content, declared, ContainerFormat.BARE);
  }

  private Message refusal(MemoryChannel content, DiskFormat declared, ContainerFormat container) {
    ProblemException refusal =
        catchThrowableOfType(
            ProblemException.class, () -> inspection.examine(content, declared, container));
    assertThat(refusal).as("a refusal").isNotNull();
    return refusal.problem();
  }
}
