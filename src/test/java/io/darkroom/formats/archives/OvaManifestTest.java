package io.darkroom.formats.archives;

import static io.darkroom.formats.archives.OvaSample.DISK;
import static io.darkroom.formats.archives.OvaSample.DISK_NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import java.io.InterruptedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OvaManifestTest {

  private static final String DESCRIPTOR = OvaSample.descriptor();
  private static final byte[] DESCRIPTOR_BYTES = DESCRIPTOR.getBytes(StandardCharsets.UTF_8);
  private static final byte[] OTHER = Packed.content(2999);

  @ParameterizedTest
  @ValueSource(strings = {"SHA1", "SHA256", "SHA512"})
  void checksumsAreVerified(String algorithm) throws Exception {
    String descriptor = OvaSample.line(algorithm, "vm.ovf", DESCRIPTOR_BYTES);
    String disk = OvaSample.line(algorithm, DISK_NAME, DISK);
    String wrongDescriptor = OvaSample.line(algorithm, "vm.ovf", OTHER);
    String wrongDisk = OvaSample.line(algorithm, DISK_NAME, OTHER);

    assertThat(OvaSample.disk(OvaSample.archive(DESCRIPTOR, descriptor + disk))).isEqualTo(DISK);
    assertThat(refusal(wrongDescriptor + disk)).isEqualTo(differs());
    assertThat(refusal(descriptor + wrongDisk)).isEqualTo(differs());
    assertThat(refusal(descriptor + disk + wrongDisk)).isEqualTo(differs());
  }

  @Test
  void aMarkOfTheByteOrderIsNoneOfTheFirstLine() throws Exception {
    String manifest =
        "\ufeff"
            + OvaSample.line("SHA256", "vm.ovf", DESCRIPTOR_BYTES)
            + OvaSample.line("SHA256", "./" + DISK_NAME, DISK);

    assertThat(OvaSample.disk(OvaSample.archive(DESCRIPTOR, manifest))).isEqualTo(DISK);
  }

  @Test
  void aLineMayBeWrittenInSeveralWays() throws Exception {
    String manifest =
        OvaSample.line("SHA1", "vm.ovf", DESCRIPTOR_BYTES).replace("(", " (").replace("\n", "\r\n")
            + "\n"
            + OvaSample.line("SHA256", DISK_NAME, DISK)
                .toUpperCase(Locale.ROOT)
                .replace("DISK-1.VMDK", DISK_NAME)
            + OvaSample.line("SHA256", "notes.txt", OTHER).replace("= ", "=");

    assertThat(OvaSample.disk(OvaSample.archive(DESCRIPTOR, manifest))).isEqualTo(DISK);
  }

  @Test
  void anAlgorithmThatIsNotKnownIsRefused() throws Exception {
    String disk = OvaSample.line("SHA256", DISK_NAME, DISK);

    for (String algorithm : new String[] {"MD5", "SHA3", "SHA2560", "CRC32"}) {
      assertThat(refusal(disk.replace("SHA256", algorithm)))
          .isEqualTo(Message.of(Problem.FORMAT_FEATURE_UNKNOWN, "ova"));
    }
  }

  @Test
  void aManifestThatLeavesAFileOutIsDamaged() throws Exception {
    assertThat(refusal("")).isEqualTo(damaged());
    assertThat(refusal(OvaSample.line("SHA1", "vm.ovf", DESCRIPTOR_BYTES))).isEqualTo(damaged());
    assertThat(refusal(OvaSample.line("SHA1", DISK_NAME, DISK))).isEqualTo(damaged());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"hello", "SHA1(vm.ovf)= xyz", "SHA1(vm.ovf)= abc", "SHA1()= ab", "SHA1(vm.ovf)="})
  void whatIsNoManifestIsDamaged(String manifest) {
    assertThat(refusal(manifest)).isEqualTo(damaged());
  }

  @Test
  void twoManifestsAreDamaged() {
    byte[] archive =
        new TarSample()
            .file("vm.ovf", DESCRIPTOR)
            .file("a.mf", "")
            .file("b.mf", "")
            .file(DISK_NAME, DISK)
            .archive();

    assertThat(Refusals.of(() -> OvaSample.read(archive))).isEqualTo(damaged());
  }

  @Test
  void theVerificationCanBeStopped() throws Exception {
    String manifest =
        OvaSample.line("SHA1", "vm.ovf", DESCRIPTOR_BYTES)
            + OvaSample.line("SHA1", DISK_NAME, DISK);
    AtomicInteger pieces = new AtomicInteger();

    try (SeekableByteChannel archive = OvaSample.channel(OvaSample.archive(DESCRIPTOR, manifest))) {
      assertThatThrownBy(() -> Ova.read(archive, List.of(), () -> pieces.incrementAndGet() == 2))
          .isInstanceOf(InterruptedIOException.class);
    }
    assertThat(pieces).hasValue(2);
  }

  private static Message refusal(String manifest) {
    return Refusals.of(() -> OvaSample.read(OvaSample.archive(DESCRIPTOR, manifest)));
  }

  private static Message differs() {
    return Message.of(Problem.ARCHIVE_CHECKSUM_DIFFERS);
  }

  private static Message damaged() {
    return Message.of(Problem.FORMAT_DAMAGED, "ova");
  }
}
