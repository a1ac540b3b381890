package io.darkroom.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.Refusals;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What qemu-img makes of every format is found to be what qemu-img says that it is. */
@EnabledIf(
    value = "io.darkroom.formats.QemuImg#isInstalled",
    disabledReason = "qemu-utils is not installed")
class HonestImagesIT {

  private static final String NO_OPTIONS = "-";

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "raw       | RAW   | - | 0",
        "raw       | RAW   | - | 1000448",
        "qcow2     | QCOW2 | compat=0.10                              | 1G",
        "qcow2     | QCOW2 | compat=1.1                               | 1G",
        "qcow2     | QCOW2 | compat=1.1                               | 0",
        "qcow2     | QCOW2 | compat=1.1                               | 512",
        "qcow2     | QCOW2 | compat=1.1                               | 60T",
        "qcow2     | QCOW2 | cluster_size=512                         | 100M",
        "qcow2     | QCOW2 | cluster_size=4096                        | 1000000512",
        "qcow2     | QCOW2 | cluster_size=2M                          | 1T",
        "qcow2     | QCOW2 | extended_l2=on,cluster_size=128k         | 1G",
        "qcow2     | QCOW2 | compression_type=zstd                    | 1G",
        "qcow2     | QCOW2 | refcount_bits=1                          | 1G",
        "qcow2     | QCOW2 | refcount_bits=64                         | 1G",
        "qcow2     | QCOW2 | lazy_refcounts=on                        | 1G",
        "qcow2     | QCOW2 | preallocation=metadata                   | 64M",
        "vmdk      | VMDK  | - | 10M",
        "vmdk      | VMDK  | subformat=monolithicSparse               | 1T",
        "vmdk      | VMDK  | subformat=monolithicSparse,hwversion=6   | 64k",
        "vmdk      | VMDK  | subformat=monolithicSparse,adapter_type=lsilogic | 10M",
        "vmdk      | VMDK  | subformat=streamOptimized                | 10M",
        "vmdk      | VMDK  | zeroed_grain=on                          | 10M",
        "vpc       | VHD   | subformat=dynamic                        | 10M",
        "vpc       | VHD   | subformat=dynamic,force_size=on          | 127G",
        "vpc       | VHD   | subformat=fixed                          | 1M",
        "vpc       | VHD   | subformat=fixed,force_size=on            | 1M",
        "vhdx      | VHDX  | subformat=dynamic                        | 1G",
        "vhdx      | VHDX  | subformat=dynamic,block_size=1M          | 10G",
        "vhdx      | VHDX  | subformat=dynamic,block_size=256M        | 60T",
        "vhdx      | VHDX  | subformat=fixed                          | 10M",
        "vdi       | VDI   | - | 10M",
        "vdi       | VDI   | - | 0",
        "vdi       | VDI   | static=on                                | 3000000",
        "vdi       | VDI   | -                                        | 2T",
        "parallels | PLOOP | - | 10M",
        "parallels | PLOOP | cluster_size=64k                         | 1000000512"
      })
  void anEmptyDiskIsWhatItIs(String name, DiskFormat format, String options, String size)
      throws Exception {
    Path image = create(name, options, size);

    assertThat(inspect(image, format))
        .isEqualTo(new Inspection(format, QemuImg.virtualSize(image, name)));
  }

  private Path create(String format, String options, String size) throws Exception {
    Path image = directory.resolve("image");
    List<String> chosen = options.equals(NO_OPTIONS) ? List.of() : List.of("-o", options);
    QemuImg.run(
        Stream.of(List.of("create", "-q", "-f", format), chosen, List.of(image.toString(), size))
            .flatMap(List::stream));
    return image;
  }

  /** With bytes in it, compressed where that can be. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "qcow2     | QCOW2 | -c",
        "qcow2     | QCOW2 | -c -o compression_type=zstd",
        "vmdk      | VMDK  | -o subformat=monolithicSparse",
        "vmdk      | VMDK  | -o subformat=streamOptimized",
        "vpc       | VHD   | -o subformat=dynamic",
        "vpc       | VHD   | -o subformat=fixed,force_size=on",
        "vhdx      | VHDX  | -o subformat=dynamic",
        "vdi       | VDI   | -o static=off",
        "parallels | PLOOP | -o cluster_size=1M"
      })
  void aDiskWithDataIsWhatItIs(String name, DiskFormat format, String options) throws Exception {
    Path raw = Files.write(directory.resolve("raw"), GptDisk.gpt().bytes());
    Path image = directory.resolve("image");
    QemuImg.run(
        Stream.of(
                List.of("convert", "-f", "raw", "-O", name),
                List.of(options.split(" ")),
                List.of(raw.toString(), image.toString()))
            .flatMap(List::stream));

    assertThat(inspect(image, format))
        .isEqualTo(new Inspection(format, QemuImg.virtualSize(image, name)));
    assertThat(Refusals.of(() -> inspect(image, DiskFormat.RAW)))
        .isEqualTo(Looks.mismatch(DiskFormat.RAW, format.id()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"monolithicFlat", "twoGbMaxExtentSparse", "twoGbMaxExtentFlat"})
  void aVmdkInSeveralFilesIsRefused(String type) throws Exception {
    Path image = create("vmdk", "subformat=" + type, "10M");

    assertThat(Refusals.of(() -> inspect(image, DiskFormat.VMDK)))
        .isEqualTo(Looks.elsewhere(DiskFormat.VMDK));
  }

  @ParameterizedTest
  @CsvSource({"qcow2, QCOW2", "vmdk, VMDK"})
  void aDiskOnTopOfAnotherIsRefused(String name, DiskFormat format) throws Exception {
    Path below = Files.move(create(name, NO_OPTIONS, "10M"), directory.resolve("below"));
    Path image = directory.resolve("image");
    QemuImg.run(
        Stream.of(
            "create", "-q", "-f", name, "-b", below.toString(), "-F", name, image.toString()));

    assertThat(Refusals.of(() -> inspect(image, format))).isEqualTo(Looks.elsewhere(format));
  }

  @Test
  void aQcow2WithADataFileIsRefused() throws Exception {
    String data = "data_file=" + directory.resolve("data");
    Path image = create("qcow2", data, "10M");

    assertThat(Refusals.of(() -> inspect(image, DiskFormat.QCOW2)))
        .isEqualTo(Looks.elsewhere(DiskFormat.QCOW2));
  }

  @ParameterizedTest
  @CsvSource({"qcow, qcow", "qed, qed"})
  void aDiskThatTheApiDoesNotNameIsNoRawDisk(String format, String detected) throws Exception {
    Path image = create(format, NO_OPTIONS, "10M");

    assertThat(Refusals.of(() -> inspect(image, DiskFormat.RAW)))
        .isEqualTo(Looks.mismatch(DiskFormat.RAW, detected));
  }

  @Test
  void aQcow2WithSnapshotsIsWhatItIs() throws Exception {
    Path image = create("qcow2", NO_OPTIONS, "10M");
    QemuImg.run(Stream.of("snapshot", "-c", "first", image.toString()));
    QemuImg.run(Stream.of("snapshot", "-c", "second", image.toString()));

    assertThat(inspect(image, DiskFormat.QCOW2).virtualSize()).isEqualTo(10 << 20);
  }

  /** For QEMU the whole file is a raw disk. */
  @Test
  void anOpticalDiscIsWhatItIs() throws Exception {
    Path image = Files.write(directory.resolve("image"), IsoImage.hybrid().bytes());

    assertThat(inspect(image, DiskFormat.ISO).virtualSize())
        .isEqualTo(QemuImg.virtualSize(image, "raw"));
  }

  private static Inspection inspect(Path image, DiskFormat declared) throws IOException {
    try (FileChannel content = FileChannel.open(image, StandardOpenOption.READ)) {
      return new FormatInspection().inspect(content, declared);
    }
  }
}
