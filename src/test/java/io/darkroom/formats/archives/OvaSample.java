package io.darkroom.formats.archives;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Open virtual appliances of tests. */
final class OvaSample {

  static final byte[] DISK = Packed.content(3000);
  static final String DISK_NAME = "disk-1.vmdk";
  static final String FILE = "<File ovf:id='f1' ovf:href='disk-1.vmdk'/>";
  static final String DISK_OF_FILE = "<Disk ovf:diskId='d1' ovf:fileRef='f1'/>";

  private OvaSample() {}

  /** A descriptor with these parts. */
  static String descriptor(String files, String disks, String product) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <Envelope xmlns="http://schemas.dmtf.org/ovf/envelope/1"
            xmlns:ovf="http://schemas.dmtf.org/ovf/envelope/1">
          <References>%s</References>
          <DiskSection><Info>Disks</Info>%s</DiskSection>
          <VirtualSystem ovf:id="vm"><ProductSection>%s</ProductSection></VirtualSystem>
        </Envelope>
        """
        .formatted(files, disks, product);
  }

  static String descriptor() {
    return descriptor(FILE, DISK_OF_FILE, "");
  }

  static byte[] archive(String descriptor) {
    return new TarSample().file("vm.ovf", descriptor).file(DISK_NAME, DISK).archive();
  }

  static byte[] archive(String descriptor, String manifest) {
    return new TarSample()
        .file("vm.ovf", descriptor)
        .file("vm.mf", manifest)
        .file(DISK_NAME, DISK)
        .file("vm.cert", "whatever")
        .archive();
  }

  static String line(String algorithm, String name, byte[] content) throws Exception {
    String digest =
        HexFormat.of()
            .formatHex(MessageDigest.getInstance(algorithm.replace("SHA", "SHA-")).digest(content));
    return "%s(%s)= %s\n".formatted(algorithm, name, digest);
  }

  static Ova read(byte[] archive, String... wanted) throws IOException {
    try (SeekableByteChannel channel = channel(archive)) {
      return Ova.read(channel, List.of(wanted), () -> false);
    }
  }

  static byte[] disk(byte[] archive) throws IOException {
    Ova ova = read(archive);
    int offset = (int) ova.diskOffset();
    return Arrays.copyOfRange(archive, offset, offset + (int) ova.diskLength());
  }

  /** A channel that is gone once it is closed. */
  static SeekableByteChannel channel(byte[] archive) throws IOException {
    Path file = Files.createTempFile("archive", ".ova");
    Files.write(file, archive);
    return Files.newByteChannel(file, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
  }
}
