package io.darkroom.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.DiskImages;
import io.darkroom.support.GuardedService;
import io.darkroom.support.Packed;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the bytes of a stranger can be. */
interface FormatAttacks {

  String ELSEWHERE = "The %s image refers to data outside of itself\\.";

  GuardedService guarded();

  private String served(byte[] content) {
    return guarded().source().serve(UUID.randomUUID().toString(), content);
  }

  /** By a task, by a download into an image, by v1, and as it is sent. */
  private void assertRefusedByAllWays(byte[] content, String disk, String message)
      throws Exception {
    Somebody somebody = Somebody.of(guarded());
    String url = served(content);
    somebody.assertFailed(somebody.imported(url, disk, "bare"), message);
    somebody.assertFailed(somebody.downloaded(somebody.queued(disk, "bare"), url), message);
    String sent = somebody.queued(disk, "bare");
    for (String way : new String[] {"file", "stage"}) {
      HttpResponse<String> answer = somebody.upload(sent, way, BodyPublishers.ofByteArray(content));
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).containsPattern(message);
    }
  }

  private static byte[] qcow2(int offset, long value) {
    byte[] image = Arrays.copyOf(DiskImages.qcow2(1 << 20), 4 * 65536);
    ByteBuffer.wrap(image).putLong(offset, value);
    return image;
  }

  @Test
  @DisplayName("CVE-2015-5163, CVE-2024-32498: qcow2 with a backing or data file")
  default void disksBringNoFilesOfTheHost() throws Exception {
    byte[] backed = qcow2(8, 1024);
    byte[] name = "/etc/passwd".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(name, 0, backed, 1024, name.length);
    ByteBuffer.wrap(backed).putInt(16, name.length);
    assertRefusedByAllWays(backed, "qcow2", ELSEWHERE.formatted("qcow2"));

    byte[] outside = qcow2(72, 1 << 2);
    ByteBuffer.wrap(outside).putInt(4, 3).putInt(96, 4).putInt(100, 104);
    assertRefusedByAllWays(outside, "qcow2", ELSEWHERE.formatted("qcow2"));
  }

  @Test
  @DisplayName("CVE-2022-47951: VMDK descriptor that names host files")
  default void descriptorsNameNoFilesOfTheHost() throws Exception {
    String descriptor =
        """
        # Disk DescriptorFile
        version=1
        CID=fffffffe
        parentCID=ffffffff
        createType="monolithicFlat"
        RW 8 FLAT "/etc/passwd" 0
        """;

    assertRefusedByAllWays(
        descriptor.getBytes(StandardCharsets.US_ASCII), "vmdk", ELSEWHERE.formatted("vmdk"));
  }

  @Test
  @DisplayName("CVE-2024-44082: data that nobody has looked at reach qemu-img")
  default void nothingIsConvertedThatIsNotWhatItWasSaidToBe() throws Exception {
    assertRefusedByAllWays(qcow2(8, 1024), "raw", ".*declared to be raw.*qcow2.*");
  }

  @Test
  @DisplayName("CVE-2015-5162: images that eat the memory and time of qemu-img")
  default void giantsAreNotConverted() throws Exception {
    Somebody somebody = Somebody.of(guarded());

    somebody.assertFailed(
        somebody.imported(served(DiskImages.qcow2(512L << 20)), "qcow2", "bare"),
        "The image is larger than the limit of [0-9]+ bytes\\.");
  }

  @Test
  @DisplayName("Declared disk_format differs from what is there")
  default void bothFormatsAreNamed() throws Exception {
    byte[] random = DiskImages.raw(100_000);
    for (String disk : new String[] {"qcow2", "vmdk", "vhd", "vhdx", "vdi", "ploop", "iso"}) {
      assertRefusedByAllWays(random, disk, ".*declared to be " + disk + ".*raw.*");
    }
  }

  @Test
  @DisplayName("Decompression bombs, archive members with paths")
  default void archivesAreUnpackedWithinLimits() throws Exception {
    Somebody somebody = Somebody.of(guarded());

    somebody.assertFailed(
        somebody.imported(served(Packed.gzip(new byte[24 << 20])), "raw", "compressed"),
        "The content unpacks to more than [0-9,]+ times its size\\.");
    somebody.assertFailed(
        somebody.imported(served(Packed.gzip(Packed.patterned(40 << 20))), "raw", "compressed"),
        "The image is larger than the limit of [0-9]+ bytes\\.");
    byte[] content = DiskImages.raw(70_000);
    String path = "../../../../../../tmp/" + UUID.randomUUID();
    String id =
        somebody
            .imported(served(Packed.zip(path, content)), "raw", "compressed")
            .getString("image_id");
    assertThat(somebody.client().bytes("v2/images/" + id + "/file").body()).isEqualTo(content);
    assertThat(Path.of("/tmp", path.substring(path.lastIndexOf('/')))).doesNotExist();
  }

  @Test
  @DisplayName("CVE-2026-34881: OVF that refers to a URL")
  default void descriptorsOfArchivesReferToTheirOwnFilesOnly() throws Exception {
    Somebody somebody = Somebody.of(guarded());
    String bait = served(DiskImages.raw(1000));

    somebody.assertFailed(
        somebody.imported(served(Packed.ova(bait, DiskImages.raw(1000))), "raw", "ova"),
        ELSEWHERE.formatted("ova"));
    assertThat(guarded().source().asked())
        .doesNotContain(bait.substring(bait.lastIndexOf('/') + 1));
  }
}
