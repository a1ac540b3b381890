package io.darkroom.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatInspectionTest {

  private static final int SIZE = 64 * 1024;

  private final FormatInspection inspection = new FormatInspection();

  @Test
  void supportsEveryFormat() {
    assertThat(inspection.supported()).containsExactly(DiskFormat.values());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 8, 511, 512, SIZE})
  void anyBytesAreARawDiskOfTheirSize(int size) throws IOException {
    assertThat(inspection.inspect(new MemoryChannel(new byte[size]), DiskFormat.RAW))
        .isEqualTo(new Inspection(DiskFormat.RAW, size));
  }

  @ParameterizedTest
  @CsvSource({
    "510, U\u00aa",
    "512, EFI PART",
    "32768, CD001",
    "1, QFI\u00fb",
    "500, conectix",
    "0, WithoutFreSpace",
    "0, version=4",
    "0, # version=1",
    "0, x version=1"
  })
  void whatIsOnlyLikeAMarkIsRaw(int offset, String mark) throws IOException {
    assertThat(inspection.inspect(content(offset, mark), DiskFormat.RAW))
        .isEqualTo(new Inspection(DiskFormat.RAW, SIZE));
  }

  @ParameterizedTest
  @MethodSource
  void whatBearsTheMarkOfAnotherFormatIsNotRaw(String detected, int offset, String mark) {
    assertThat(refusal(content(offset, mark), DiskFormat.RAW))
        .isEqualTo(Message.of(Problem.FORMAT_MISMATCH, "raw", detected));
    assertThat(refusal(content(offset, mark), DiskFormat.QCOW2))
        .isEqualTo(Message.of(Problem.FORMAT_MISMATCH, "qcow2", detected));
  }

  static Stream<Arguments> whatBearsTheMarkOfAnotherFormatIsNotRaw() {
    return Stream.of(
        arguments("qcow", 0, "QFI\u00fb\0\0\0\1"),
        arguments("qed", 0, "QED\0"),
        arguments("vmdk", 0, "KDMV"),
        arguments("vmdk", 0, "COWD"),
        arguments("vmdk", 0, "# Disk DescriptorFile\nversion=1\n"),
        arguments("vhdx", 0, "vhdxfile"),
        arguments("vhd", 0, "conectix"),
        arguments("vhd", SIZE - 512, "conectix"),
        arguments("vhd", SIZE - 511, "conectix"),
        arguments("vdi", 64, "\u007f\u0010\u00da\u00be"),
        arguments("vmdk", 0, "# a disk\n\nversion=1\n"),
        // To QEMU the comment goes on behind the carriage return, to others it does not.
        arguments("vmdk", 0, "#\rX\nversion=1\n"),
        arguments("vmdk", 0, "# a disk\rversion=2\n"),
        arguments("vmdk", 0, " \t\r\n\n#\n version=3\r\n"),
        arguments("bochs", 0, "Bochs Virtual HD Image\0"),
        arguments("cloop", 0, "#!/bin/sh\n#V2.0 Format\nmodprobe cloop"),
        arguments("ploop", 0, "WithoutFreeSpace"),
        arguments("ploop", 0, "WithouFreSpacExt"),
        arguments("gzip", 0, "\u001f\u008b\b"),
        arguments("xz", 0, "\u00fd7zXZ\0"),
        arguments("zstd", 0, "(\u00b5/\u00fd"),
        arguments("zip", 0, "PK\u0003\u0004"),
        arguments("tar", 257, "ustar\00000"),
        arguments("iso", 32769, "CD001"));
  }

  /** So Cinder sends encrypted volumes. */
  @Test
  void aDiskThatIsEncryptedAsAWholeIsRaw() throws IOException {
    MemoryChannel luks = content(0, "LUKS\u00ba\u00be");

    assertThat(inspection.inspect(luks, DiskFormat.RAW))
        .isEqualTo(new Inspection(DiskFormat.RAW, SIZE));
    assertThat(refusal(luks, DiskFormat.QCOW2))
        .isEqualTo(Message.of(Problem.FORMAT_MISMATCH, "qcow2", "luks"));
  }

  @Test
  void aQcow2ImageIsInspectedOnlyWhenItIsDeclaredToBeOne() throws IOException {
    Qcow2Image image = Qcow2Image.version3(112);

    assertThat(inspection.inspect(image.channel(), DiskFormat.QCOW2))
        .isEqualTo(new Inspection(DiskFormat.QCOW2, Qcow2Image.VIRTUAL_SIZE));
    assertThat(refusal(image.channel(), DiskFormat.RAW))
        .isEqualTo(Message.of(Problem.FORMAT_MISMATCH, "raw", "qcow2"));
    assertThat(refusal(image.channel(), DiskFormat.VMDK))
        .isEqualTo(Message.of(Problem.FORMAT_MISMATCH, "vmdk", "qcow2"));
  }

  @Test
  void aDiskIsNoQcow2Image() {
    assertThat(refusal(content(0, ""), DiskFormat.QCOW2))
        .isEqualTo(Message.of(Problem.FORMAT_MISMATCH, "qcow2", "raw"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"QFI\u00fb", "QFI\u00fb\0\0\0\3", "QFI\u00fb\0\0\1"})
  void aStumpOfAQcow2ImageIsDamaged(String stump) {
    MemoryChannel content = new MemoryChannel(stump.getBytes(StandardCharsets.ISO_8859_1));

    assertThat(refusal(content, DiskFormat.QCOW2))
        .isEqualTo(Message.of(Problem.FORMAT_DAMAGED, "qcow2"));
  }

  @ParameterizedTest
  @EnumSource(
      value = DiskFormat.class,
      names = {"RAW", "AMI", "ARI", "AKI"},
      mode = EnumSource.Mode.EXCLUDE)
  void anyBytesAreNoOtherDisk(DiskFormat declared) {
    for (int size : new int[] {0, 1, 511, 512, SIZE}) {
      assertThat(refusal(new MemoryChannel(new byte[size]), declared))
          .isEqualTo(Message.of(Problem.FORMAT_MISMATCH, declared.id(), "raw"));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = DiskFormat.class,
      names = {"AMI", "ARI", "AKI"})
  void aPartOfAMachineIsAnythingButADisk(DiskFormat part) throws IOException {
    for (String content : List.of("", "\u001f\u008b\b", "PK\u0003\u0004")) {
      assertThat(inspection.inspect(content(0, content), part))
          .isEqualTo(new Inspection(part, SIZE));
    }
    assertThat(refusal(content(0, "QFI\u00fb"), part))
        .isEqualTo(Message.of(Problem.FORMAT_MISMATCH, part.id(), "qcow2"));
    assertThat(refusal(content(SIZE - 512, "conectix"), part))
        .isEqualTo(Message.of(Problem.FORMAT_MISMATCH, part.id(), "vhd"));
  }

  @Test
  void readsNoMoreThanAFewHeaders() throws IOException {
    MemoryChannel large = new MemoryChannel(new byte[16 * 1024 * 1024]);

    inspection.inspect(large, DiskFormat.RAW);

    assertThat(large.bytesRead()).isLessThan(4000);
  }

  private static MemoryChannel content(int offset, String mark) {
    byte[] bytes = new byte[SIZE];
    byte[] marked = mark.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(marked, 0, bytes, offset, marked.length);
    return new MemoryChannel(bytes);
  }

  private Message refusal(MemoryChannel content, DiskFormat declared) {
    ProblemException refusal =
        catchThrowableOfType(ProblemException.class, () -> inspection.inspect(content, declared));
    assertThat(refusal).as("a refusal").isNotNull();
    return refusal.problem();
  }
}
