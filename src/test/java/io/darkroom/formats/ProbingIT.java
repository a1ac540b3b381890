package io.darkroom.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code qemu-img} would open as something else, when it may guess, is not raw to us. */
@EnabledIf(
    value = "io.darkroom.formats.QemuImg#isInstalled",
    disabledReason = "qemu-utils is not installed")
class ProbingIT {

  private static final String EXTENT =
      """
      CID=12345678
      parentCID=ffffffff
      createType="monolithicFlat"

      RW 1 FLAT "/etc/hostname" 0
      """;

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# Disk DescriptorFile\nversion=1\n",
        "version=1\n",
        "version=3\r\n",
        " \nversion=1\n",
        "  \n  \r\n# words\nversion=1\n",
        "#\rX\nversion=1\n",
        "#\u0085\n#\u2028\n#\f\nversion=1\n"
      })
  void aDescriptorOfFilesOfTheHostIsRecognised(String beginning) throws Exception {
    Path file = Files.writeString(directory.resolve("disk"), beginning + EXTENT);

    assertThat(QemuImg.run(Stream.of("info", file.toString()))).contains("file format: vmdk");
    assertThat(
            Looks.refused(
                new SparseChannel((beginning + EXTENT).getBytes(StandardCharsets.UTF_8)),
                DiskFormat.RAW))
        .isEqualTo(Message.of(Problem.FORMAT_MISMATCH, "raw", "vmdk"));
  }
}
