package io.darkroom.formats.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.formats.DiskFormat;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real command, honest disks and others. */
@EnabledIf(
    value = "io.darkroom.formats.QemuImg#isInstalled",
    disabledReason = "qemu-utils is not installed")
@Timeout(120)
class QemuImgIT {

  @TempDir private Path directory;

  private Path disk;
  private Path result;

  @BeforeEach
  void disk() throws IOException {
    disk = HonestImages.disk(directory.resolve("disk"));
    result = directory.resolve("result");
  }

  @ParameterizedTest
  @CsvSource({
    "RAW, raw",
    "QCOW2, qcow2",
    "VMDK, vmdk",
    "VHD, vpc",
    "VHDX, vhdx",
    "VDI, vdi",
    "PLOOP, parallels"
  })
  void everyFormatBecomesEveryOtherWithTheSameContent(DiskFormat format, String driver)
      throws Exception {
    Path image = HonestImages.converted(disk, driver, directory.resolve("a,image"));
    Path second = directory.resolve("second");

    convert(Converters.real(), image, format, result, DiskFormat.RAW);
    convert(Converters.real(), image, format, second, DiskFormat.QCOW2);

    assertThat(Files.mismatch(result, disk)).isEqualTo(-1);
    Files.delete(result);
    HonestImages.qemuImg(
        "convert", "-f", "qcow2", "-O", "raw", second.toString(), result.toString());
    assertThat(Files.mismatch(result, disk)).isEqualTo(-1);
  }

  /** QEMU counts the cylinders of what a maker has made that it does not know. */
  @Test
  void aVhdIsAsLargeAsItSaysWhoeverMadeIt() throws Exception {
    Path raw = directory.resolve("raw");
    Files.write(raw, new byte[100 << 20]);
    Path image = directory.resolve("image");
    HonestImages.qemuImg(
        "convert",
        "-f",
        "raw",
        "-O",
        "vpc",
        "-o",
        "subformat=fixed,force_size=on",
        raw.toString(),
        image.toString());
    HonestImages.madeByVirtualBox(image);

    convert(Converters.real(), image, DiskFormat.VHD, result, DiskFormat.RAW);

    assertThat(Files.mismatch(result, raw)).isEqualTo(-1);
  }

  @Test
  void progressEndsWithTheWhole() throws Exception {
    List<Double> parts = new ArrayList<>();
    Path image = EndlessImage.write(directory.resolve("endless"), 8);

    Converters.real()
        .convert(image, DiskFormat.QCOW2, result, DiskFormat.QCOW2, parts::add, () -> false);

    assertThat(parts).isNotEmpty().isSorted().allMatch(part -> part >= 0 && part <= 1);
  }

  @ParameterizedTest
  @CsvSource({"QCOW2, qcow2", "VMDK, vmdk"})
  void aBackingFileIsNeverRead(DiskFormat format, String driver) throws Exception {
    Path secret = directory.resolve("secret");
    HonestImages.converted(disk, driver, secret);
    Path image = directory.resolve("image");
    HonestImages.qemuImg(
        "create", "-f", driver, "-b", secret.toString(), "-F", driver, image.toString());

    convert(Converters.real(), image, format, result, DiskFormat.RAW);

    assertThat(Files.readAllBytes(result)).containsOnly(0);
  }

  @Test
  void aFileOfTheHostDoesNotLeak() throws Exception {
    Path image = directory.resolve("image");
    HonestImages.qemuImg(
        "create", "-f", "qcow2", "-b", "/etc/passwd", "-F", "raw", image.toString(), "1M");

    convert(Converters.real(), image, DiskFormat.QCOW2, result, DiskFormat.RAW);

    assertThat(Files.readAllBytes(result)).hasSize(1 << 20).containsOnly(0);
  }

  @Test
  void anotherFormatThanThatWhichIsNamedIsNotGuessed() throws Exception {
    Path image = HonestImages.converted(disk, "vmdk", directory.resolve("image"));

    assertThat(refusal(Converters.real(), image, DiskFormat.QCOW2))
        .isEqualTo(Message.of(Problem.CONVERSION_FAILED, "qcow2", "raw"));
    convert(Converters.real(), image, DiskFormat.RAW, result, DiskFormat.RAW);
    assertThat(Files.mismatch(result, image)).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource({"convert-cpu-time, PT1S", "convert-timeout, PT2S"})
  void timeIsLimited(String limit, String value) throws Exception {
    Path image = EndlessImage.write(directory.resolve("endless"), 500);
    List<Double> parts = new ArrayList<>();
    QemuImg qemuImg = Converters.real("import." + limit, value);

    assertThat(
            Refusals.of(
                () ->
                    qemuImg.convert(
                        image, DiskFormat.QCOW2, result, DiskFormat.RAW, parts::add, () -> false)))
        .isEqualTo(Message.of(Problem.CONVERSION_LIMITED));
    assertThat(parts).as("it was under way").isNotEmpty().allMatch(part -> part < 1);
    assertThat(result).doesNotExist();
    assertThat(running()).isEmpty();
  }

  @Test
  void memoryIsLimited() throws Exception {
    Path image = HugeTableImage.write(directory.resolve("huge"));

    assertThat(
            refusal(Converters.real("import.convert-memory", "67108864"), image, DiskFormat.QCOW2))
        .isEqualTo(Message.of(Problem.CONVERSION_LIMITED));
    convert(Converters.real(), image, DiskFormat.QCOW2, result, DiskFormat.QCOW2);
  }

  @Test
  void theSizeOfTheResultIsLimited() throws Exception {
    for (DiskFormat target : new DiskFormat[] {DiskFormat.RAW, DiskFormat.QCOW2}) {
      assertThat(
              Refusals.of(
                  () ->
                      convert(
                          Converters.real("images.size-cap", "1000000"),
                          disk,
                          DiskFormat.RAW,
                          result,
                          target)))
          .isEqualTo(Message.of(Problem.CONVERSION_LIMITED));
      assertThat(result).doesNotExist();
    }
  }

  @Test
  void whenNobodyWaitsNothingIsLeft() throws Exception {
    Path image = EndlessImage.write(directory.resolve("endless"), 500);
    AtomicInteger looks = new AtomicInteger();
    BooleanSupplier stopped = () -> looks.incrementAndGet() > 3 && Files.exists(result);

    assertThatThrownBy(
            () ->
                Converters.real()
                    .convert(image, DiskFormat.QCOW2, result, DiskFormat.RAW, part -> {}, stopped))
        .isInstanceOf(InterruptedIOException.class);
    assertThat(result).doesNotExist();
    assertThat(running()).isEmpty();
  }

  private Message refusal(QemuImg qemuImg, Path image, DiskFormat format) {
    Message refusal = Refusals.of(() -> convert(qemuImg, image, format, result, DiskFormat.RAW));
    assertThat(result).doesNotExist();
    assertThat(running()).isEmpty();
    return refusal;
  }

  private static void convert(
      QemuImg qemuImg, Path from, DiskFormat format, Path to, DiskFormat target)
      throws IOException, InterruptedException {
    qemuImg.convert(from, format, to, target, part -> {}, () -> false);
  }

  private static Stream<ProcessHandle> running() {
    return ProcessHandle.current()
        .descendants()
        .filter(
            child ->
                child.info().command().filter(command -> command.endsWith("qemu-img")).isPresent());
  }
}
