package io.darkroom.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.Refusals;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A disk of which qemu-img wrote everything is accepted, and one of which the end is lost is not.
 */
@EnabledIf(
    value = "io.darkroom.formats.QemuImg#isInstalled",
    disabledReason = "qemu-utils is not installed")
class TruncatedImagesIT {

  private static final int MIB = 1024 * 1024;
  private static final long SIZE = 40L * MIB + 100 * 1024 + 512;
  private static final List<Double> CUTS = List.of(0.75, 0.6);

  @TempDir Path directory;

  private Path raw;
  private Path image;

  /** Nothing in between, and a last part that fills no cluster. */
  @BeforeEach
  void writeADisk() throws IOException {
    raw = directory.resolve("raw");
    image = directory.resolve("image");
    byte[] bytes = new byte[5 * MIB + 1536];
    new Random(9).nextBytes(bytes);
    try (FileChannel disk =
        FileChannel.open(raw, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (long start : new long[] {0, 12L * MIB, 21L * MIB + 7168, SIZE - bytes.length}) {
        disk.write(ByteBuffer.wrap(bytes), start);
      }
    }
  }

  @ParameterizedTest(name = "{0} {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "qcow2     | QCOW2 | -o compat=0.10",
        "qcow2     | QCOW2 | -o compat=1.1",
        "qcow2     | QCOW2 | -c -o compat=0.10",
        "qcow2     | QCOW2 | -c -o compression_type=zlib",
        "qcow2     | QCOW2 | -c -o compression_type=zstd",
        "qcow2     | QCOW2 | -c -o cluster_size=512",
        "qcow2     | QCOW2 | -c -o cluster_size=2M",
        "qcow2     | QCOW2 | -o cluster_size=512",
        "qcow2     | QCOW2 | -o cluster_size=2M",
        "qcow2     | QCOW2 | -o extended_l2=on",
        "qcow2     | QCOW2 | -c -o extended_l2=on",
        "qcow2     | QCOW2 | -o extended_l2=on,cluster_size=16k",
        "qcow2     | QCOW2 | -o extended_l2=on,preallocation=metadata",
        "qcow2     | QCOW2 | -o preallocation=metadata",
        "qcow2     | QCOW2 | -o preallocation=falloc",
        "qcow2     | QCOW2 | -o preallocation=full",
        "qcow2     | QCOW2 | -o preallocation=metadata,cluster_size=512",
        "qcow2     | QCOW2 | -S 0",
        "qcow2     | QCOW2 | -W -m 16",
        "qcow2     | QCOW2 | -o lazy_refcounts=on,refcount_bits=1",
        "vmdk      | VMDK  | -o subformat=monolithicSparse",
        "vmdk      | VMDK  | -o subformat=monolithicSparse,zeroed_grain=on",
        "vmdk      | VMDK  | -S 0 -o subformat=monolithicSparse",
        "vmdk      | VMDK  | -o subformat=streamOptimized",
        "vpc       | VHD   | -o subformat=dynamic",
        "vhdx      | VHDX  | -o subformat=dynamic",
        "vhdx      | VHDX  | -o subformat=dynamic,block_size=1M",
        "vhdx      | VHDX  | -o subformat=dynamic,block_state_zero=off",
        "vhdx      | VHDX  | -o subformat=fixed",
        "vdi       | VDI   | -o static=off",
        "vdi       | VDI   | -o static=on",
        "parallels | PLOOP | -o cluster_size=64k",
        "parallels | PLOOP | -o cluster_size=1M"
      })
  void aDiskIsWholeOrRefused(String name, DiskFormat format, String options) throws Exception {
    convert(name, options);

    assertWholeOrRefused(name, format);
  }

  /** The second time by more than its first table has room for. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-o compat=1.1          | 9T",
        "-o compat=0.10         | 9T",
        "-o cluster_size=2M     | 60T",
        "-o extended_l2=on      | 9T",
        "-c                     | 9T",
        "-c -o cluster_size=512 | 3G"
      })
  void aDiskThatGrewIsWholeOrRefused(String options, String size) throws Exception {
    convert("qcow2", options);
    qemuImg("resize", "-q", "-f", "qcow2", image.toString(), "+1G");
    assertWhole("qcow2", DiskFormat.QCOW2);
    qemuImg("resize", "-q", "-f", "qcow2", image.toString(), size);

    assertWholeOrRefused("qcow2", DiskFormat.QCOW2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"metadata", "falloc", "full"})
  void aDiskThatGrewByClustersIsWholeOrRefused(String preallocation) throws Exception {
    convert("qcow2", "-o compat=1.1");
    qemuImg(
        "resize", "-q", "-f", "qcow2", "--preallocation=" + preallocation, image.toString(), "60M");

    assertWholeOrRefused("qcow2", DiskFormat.QCOW2);
  }

  @Test
  void aDiskThatShrankIsWholeOrRefused() throws Exception {
    convert("qcow2", "-S 0");
    qemuImg("resize", "-q", "-f", "qcow2", "--shrink", image.toString(), "31000064");

    assertWholeOrRefused("qcow2", DiskFormat.QCOW2);
  }

  @Test
  void aDiskWithASnapshotIsWholeOrRefused() throws Exception {
    convert("qcow2", "-o compat=1.1");
    qemuImg("snapshot", "-c", "first", image.toString());
    assertWhole("qcow2", DiskFormat.QCOW2);
    qemuImg("snapshot", "-c", "second", image.toString());
    qemuImg("snapshot", "-a", "first", image.toString());

    assertWholeOrRefused("qcow2", DiskFormat.QCOW2);
  }

  @ParameterizedTest
  @CsvSource({"qcow2, QCOW2, metadata", "qcow2, QCOW2, falloc", "qcow2, QCOW2, full"})
  void anEmptyDiskWithAllItsClustersIsWholeOrRefused(
      String name, DiskFormat format, String preallocation) throws Exception {
    qemuImg(
        "create", "-q", "-f", name, "-o", "preallocation=" + preallocation, image.toString(), "1M");

    assertWholeOrRefused(name, format);
  }

  private void convert(String name, String options) throws Exception {
    QemuImg.run(
        Stream.of(
                List.of("convert", "-f", "raw", "-O", name),
                List.of(options.split(" ")),
                List.of(raw.toString(), image.toString()))
            .flatMap(List::stream));
  }

  private static void qemuImg(String... arguments) throws Exception {
    QemuImg.run(Stream.of(arguments));
  }

  private void assertWholeOrRefused(String name, DiskFormat format) throws Exception {
    assertWhole(name, format);
    try (FileChannel content = FileChannel.open(image, StandardOpenOption.WRITE)) {
      long whole = content.size();
      for (double part : CUTS) {
        content.truncate((long) (whole * part));
        assertThat(Refusals.of(() -> inspect(format)))
            .as("the first %s of it", part)
            .isEqualTo(Looks.damaged(format));
      }
    }
  }

  private void assertWhole(String name, DiskFormat format) throws Exception {
    assertThat(inspect(format)).isEqualTo(new Inspection(format, QemuImg.virtualSize(image, name)));
  }

  private Inspection inspect(DiskFormat declared) throws IOException {
    try (FileChannel content = FileChannel.open(image, StandardOpenOption.READ)) {
      return new FormatInspection().inspect(content, declared);
    }
  }
}
