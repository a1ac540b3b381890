package io.darkroom.formats.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Images as {@code qemu-img} makes them itself. */
final class HonestImages {

  /** Whole cylinders of 4 heads and 17 sectors, in which a VHD is counted. */
  static final int SIZE = 480 * 4 * 17 * 512;

  private static final int VHD_FOOTER = 512;

  private HonestImages() {}

  /** A disk with some data, and more room than that. */
  static Path disk(Path file) throws IOException {
    byte[] data = new byte[3 << 20];
    new Random(1).nextBytes(data);
    try (FileChannel disk =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      disk.write(ByteBuffer.wrap(data), 1 << 20);
      disk.write(ByteBuffer.wrap(new byte[] {1}), SIZE - 1);
    }
    return file;
  }

  /** Another form of a disk. */
  static Path converted(Path disk, String driver, Path file) throws Exception {
    qemuImg("convert", "-f", "raw", "-O", driver, disk.toString(), file.toString());
    return file;
  }

  /** Makes a VHD of 100 MiB and fixed size one of a maker whose cylinders do not hold all of it. */
  static void madeByVirtualBox(Path vhd) throws IOException {
    try (FileChannel image =
        FileChannel.open(vhd, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long start = image.size() - VHD_FOOTER;
      ByteBuffer footer = ByteBuffer.allocate(VHD_FOOTER);
      image.read(footer, start);
      footer.put(28, "vbox".getBytes(StandardCharsets.US_ASCII));
      footer.putShort(56, (short) 1003).put(58, (byte) 12).put(59, (byte) 17).putInt(64, 0);
      int sum = 0;
      for (byte each : footer.array()) {
        sum += Byte.toUnsignedInt(each);
      }
      footer.putInt(64, ~sum);
      image.write(footer.rewind(), start);
    }
  }

  static void qemuImg(String... words) throws Exception {
    Path output = Files.createTempFile("qemu-img", ".txt");
    Process process =
        new ProcessBuilder(Stream.concat(Stream.of("qemu-img"), Stream.of(words)).toList())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("%s ended", List.of(words)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    Files.delete(output);
  }
}
