package io.darkroom.formats.archives;

import static io.darkroom.formats.archives.OvaSample.DISK;
import static io.darkroom.formats.archives.OvaSample.DISK_NAME;
import static io.darkroom.formats.archives.OvaSample.DISK_OF_FILE;
import static io.darkroom.formats.archives.OvaSample.FILE;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OvaTest {

  @Test
  void saysWhereTheDiskLies() throws IOException {
    assertThat(OvaSample.disk(OvaSample.archive(OvaSample.descriptor()))).isEqualTo(DISK);
  }

  @Test
  void whatElseIsInTheArchiveHasNoEffect() throws IOException {
    byte[] archive =
        new TarSample()
            .entry('5', "a", new byte[0])
            .file("../../../etc/passwd", "root")
            .file("/var/lib/darkroom/images/1", "another image")
            .file("a/disk-1.vmdk", "another disk")
            .file("a/other.ovf", "another descriptor")
            .file("", "nameless")
            .file("vm.ovf", OvaSample.descriptor())
            .file("..", "a directory")
            .file(DISK_NAME, DISK)
            .file("notes.txt", "a file")
            .archive();

    assertThat(OvaSample.disk(archive)).isEqualTo(DISK);
  }

  @Test
  void namesMaySayThatTheyAreThoseOfTheArchive() throws IOException {
    String descriptor =
        OvaSample.descriptor("<File id='f1' href='./" + DISK_NAME + "'/>", DISK_OF_FILE, "");
    byte[] archive =
        new TarSample()
            .entry('5', "./", new byte[0])
            .file("./vm.ovf", descriptor)
            .file("./" + DISK_NAME, DISK)
            .archive();

    assertThat(OvaSample.disk(archive)).isEqualTo(DISK);
  }

  @Test
  void aNameMayBeEncodedAsInAnAddress() throws IOException {
    String descriptor =
        OvaSample.descriptor("<File id='f1' href='my%20disk%2b.vmdk'/>", DISK_OF_FILE, "");
    byte[] archive =
        new TarSample().file("vm.ovf", descriptor).file("my disk+.vmdk", DISK).archive();

    assertThat(OvaSample.disk(archive)).isEqualTo(DISK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/meta-data",
        "https://example.org/disk-1.vmdk",
        "file:///etc/passwd",
        "file:disk-1.vmdk",
        "//example.org/disk-1.vmdk",
        "/etc/passwd",
        "/disk-1.vmdk",
        "././disk-1.vmdk",
        "../disk-1.vmdk",
        "a/disk-1.vmdk",
        "a%2fdisk-1.vmdk",
        "a\\disk-1.vmdk",
        "disk-1.vmdk?x",
        "disk-1.vmdk#x",
        "disk-2.vmdk",
        "DISK-1.vmdk",
        ".",
        "..",
        ""
      })
  void aFileThatIsNotInTheArchiveIsRefused(String href) {
    String other = "<File ovf:id='f2' ovf:href='%s'/>".formatted(href);

    assertThat(refusal(OvaSample.descriptor(other.replace("f2", "f1"), DISK_OF_FILE, "")))
        .isEqualTo(message(Problem.FORMAT_REFERS_ELSEWHERE));
    assertThat(refusal(OvaSample.descriptor(FILE + other, DISK_OF_FILE, "")))
        .isEqualTo(message(Problem.FORMAT_REFERS_ELSEWHERE));
  }

  @Test
  void anArchiveMustHaveOneDisk() {
    String two = FILE + "<File ovf:id='f2' ovf:href='disk-1.vmdk'/>";

    for (String disks :
        new String[] {
          "",
          "<Disk ovf:diskId='empty' ovf:capacity='10'/>",
          DISK_OF_FILE + DISK_OF_FILE,
          DISK_OF_FILE + "<Disk ovf:fileRef='f2'/>"
        }) {
      assertThat(refusal(OvaSample.descriptor(two, disks, "")))
          .isEqualTo(message(Problem.ARCHIVE_DISKS));
    }
  }

  @Test
  void aDiskWithoutAFileIsDamaged() {
    assertThat(refusal(OvaSample.descriptor(FILE, "<Disk ovf:fileRef='f2'/>", "")))
        .isEqualTo(message(Problem.FORMAT_DAMAGED));
    assertThat(refusal(OvaSample.descriptor(FILE + FILE, DISK_OF_FILE, "")))
        .isEqualTo(message(Problem.FORMAT_DAMAGED));
    assertThat(refusal(OvaSample.descriptor("<File ovf:id='f1'/>", DISK_OF_FILE, "")))
        .isEqualTo(message(Problem.FORMAT_DAMAGED));
  }

  @Test
  void aDiskThatBuildsOnAnotherIsRefused() {
    assertThat(
            refusal(
                OvaSample.descriptor(
                    FILE, "<Disk ovf:fileRef='f1' ovf:parentRef='d0'/>" + DISK_OF_FILE, "")))
        .isEqualTo(message(Problem.FORMAT_REFERS_ELSEWHERE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ovf:compression='gzip'", "ovf:compression='x'", "ovf:chunkSize='1000'"})
  void aDiskThatIsPackedOrCutIsRefused(String attribute) {
    String file = FILE.replace("/>", " " + attribute + "/>");

    assertThat(refusal(OvaSample.descriptor(file, DISK_OF_FILE, "")))
        .isEqualTo(message(Problem.FORMAT_FEATURE_UNKNOWN));
  }

  @Test
  void thereMustBeOneDescriptor() {
    TarSample none = new TarSample().file(DISK_NAME, DISK);
    TarSample two = new TarSample().file("a.ovf", OvaSample.descriptor());
    two.file("b.OVF", OvaSample.descriptor()).file(DISK_NAME, DISK);

    assertThat(refusal(none.archive())).isEqualTo(message(Problem.FORMAT_DAMAGED));
    assertThat(refusal(two.archive())).isEqualTo(message(Problem.FORMAT_DAMAGED));
  }

  @Test
  void theSameNameTwiceIsDamaged() {
    TarSample twice = new TarSample().file("vm.ovf", OvaSample.descriptor());
    twice.file(DISK_NAME, DISK).file(DISK_NAME, "another disk");

    assertThat(refusal(twice.archive())).isEqualTo(message(Problem.FORMAT_DAMAGED));
  }

  @Test
  void aDescriptorIsNotLarge() {
    String large = OvaSample.descriptor() + " ".repeat(1 << 20);

    assertThat(refusal(large)).isEqualTo(message(Problem.FORMAT_DAMAGED));
  }

  @Test
  void anArchiveThatEndsTooEarlyIsDamaged() {
    byte[] whole = OvaSample.archive(OvaSample.descriptor());

    for (int length = 262; length < whole.length; length += length % 512 < 3 ? 1 : 101) {
      assertThat(refusal(Arrays.copyOf(whole, length)))
          .as("the first %s bytes", length)
          .isEqualTo(message(Problem.FORMAT_DAMAGED));
    }
  }

  private static Message refusal(String descriptor) {
    return refusal(OvaSample.archive(descriptor));
  }

  private static Message refusal(byte[] archive) {
    return Refusals.of(() -> OvaSample.read(archive));
  }

  private static Message message(Problem problem) {
    return Message.of(problem, "ova");
  }
}
