package io.darkroom.formats.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.formats.DiskFormat;
import io.darkroom.platform.lifecycle.NodeStarted;
import io.darkroom.platform.settings.SettingException;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import io.darkroom.problems.TransientProblemException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done about a command, which is a script here; {@link QemuImgIT} has the real one. */
@Timeout(60)
class QemuImgTest {

  private static final String COMMANDS = ".*(tail|fake-qemu-img).*";

  @TempDir private Path directory;

  private Path from;
  private Path to;

  @BeforeEach
  void files() throws IOException {
    from = Files.writeString(directory.resolve("the,disk"), "a disk");
    to = Files.createDirectory(directory.resolve("work")).resolve("result");
  }

  @Test
  void theResultIsWhatTheCommandWrites() throws Exception {
    convert("cat \"$(echo \"$from\" | sed 's/,,/,/g')\" > \"$to\"");

    assertThat(to).hasContent("a disk");
  }

  @Test
  void theCommandIsToldTheFormatAndReadsNothingElse() throws Exception {
    QemuImg qemuImg = Converters.script(directory, "for a; do echo \"$a\"; done > \"$to\"");

    qemuImg.convert(from, DiskFormat.VHD, to, DiskFormat.QCOW2, part -> {}, () -> false);

    assertThat(Files.readAllLines(to))
        .containsExactly(
            "convert",
            "-p",
            "--image-opts",
            "-O",
            "qcow2",
            "driver=vpc,force_size_calc=current_size,file.driver=file,file.filename="
                + directory
                + "/the,,disk",
            to.toString());
  }

  @ParameterizedTest
  @CsvSource({"QCOW2, qcow2", "VMDK, vmdk"})
  void aBackingFileIsNotOpened(DiskFormat format, String driver) throws Exception {
    QemuImg qemuImg = Converters.script(directory, "for a; do echo \"$a\"; done > \"$to\"");

    qemuImg.convert(from, format, to, DiskFormat.RAW, part -> {}, () -> false);

    assertThat(Files.readAllLines(to).get(5))
        .startsWith("driver=" + driver + ",backing=,file.driver=file,");
  }

  @Test
  void theCommandHasNothingOfTheServices() throws Exception {
    convert("{ env; pwd; cat; ls /proc/self/fd | wc -l; } > \"$to\"");

    assertThat(Files.readAllLines(to).stream().filter(line -> !line.matches("(_|PWD|OLDPWD)=.*")))
        .containsExactlyInAnyOrder(
            "PATH=" + System.getenv("PATH"),
            "LC_ALL=C",
            "MALLOC_ARENA_MAX=1",
            String.valueOf(to.getParent()),
            "4");
  }

  @Test
  void theCommandHasLimits() throws Exception {
    convert("{ ulimit -v; ulimit -t; ulimit -n; ulimit -c; ulimit -f; } > \"$to\"");

    assertThat(Files.readAllLines(to))
        .containsExactly("1048576", "1800", "64", "0", String.valueOf((1L << 40) / 512));
  }

  @Test
  void progressIsHeardOf() throws Exception {
    List<Double> parts = new ArrayList<>();
    AtomicInteger looks = new AtomicInteger();
    Path seen = directory.resolve("seen");
    QemuImg qemuImg =
        Converters.script(
            directory,
            """
            printf '    (0.00/100%%)\\r    (12.50/100%%)\\r'
            while [ ! -e DIRECTORY/seen ]; do :; done
            echo > "$to"
            """
                .replace("DIRECTORY", directory.toString()));

    qemuImg.convert(
        from,
        DiskFormat.RAW,
        to,
        DiskFormat.QCOW2,
        part -> {
          parts.add(part);
          touch(seen);
        },
        () -> looks.incrementAndGet() < 0);

    assertThat(parts).last().isEqualTo(0.125);
    assertThat(looks).hasPositiveValue();
  }

  @Test
  void aCommandThatFailsLeavesNothing() throws Exception {
    Message refusal = refusal("echo > \"$to\"; echo 'qemu-img: Could not open' >&2; exit 1");

    assertThat(refusal).isEqualTo(Message.of(Problem.CONVERSION_FAILED, "raw", "qcow2"));
    assertThat(to).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"KILL", "XCPU", "XFSZ"})
  void aCommandThatALimitEndsIsLimited(String signal) throws Exception {
    assertThat(refusal("echo > \"$to\"; kill -%s $$".formatted(signal)))
        .isEqualTo(Message.of(Problem.CONVERSION_LIMITED));
    assertThat(to).doesNotExist();
  }

  @Test
  void aCommandThatTakesTooLongIsLimited() throws Exception {
    Converters.script(directory, "echo > \"$to\"; exec tail -f /dev/null");
    QemuImg qemuImg =
        Converters.real(
            "import.qemu-img", directory + "/fake-qemu-img", "import.convert-timeout", "PT1S");

    assertThat(Refusals.of(() -> convert(qemuImg)))
        .isEqualTo(Message.of(Problem.CONVERSION_LIMITED));
    assertThat(to).doesNotExist();
    assertThat(children()).isEmpty();
  }

  @Test
  void aCommandThatComplainsWithoutEndIsEnded() throws Exception {
    Converters.script(directory, "while :; do echo nonsense >&2; echo nonsense; done");
    QemuImg qemuImg =
        Converters.real(
            "import.qemu-img", directory + "/fake-qemu-img", "import.convert-timeout", "PT1S");

    assertThat(Refusals.of(() -> convert(qemuImg)))
        .isEqualTo(Message.of(Problem.CONVERSION_LIMITED));
    assertThat(children()).isEmpty();
  }

  @Test
  void aDiskThatIsFullIsNoFaultOfTheImage() throws Exception {
    QemuImg qemuImg =
        Converters.script(directory, "echo 'qemu-img: No space left on device' >&2; exit 1");

    assertThatThrownBy(() -> convert(qemuImg)).isInstanceOf(IOException.class);
  }

  @Test
  void whenNobodyWaitsTheCommandIsKilled() throws Exception {
    QemuImg qemuImg = Converters.script(directory, "echo > \"$to\"; exec tail -f /dev/null");

    assertThatThrownBy(
            () ->
                qemuImg.convert(
                    from, DiskFormat.RAW, to, DiskFormat.QCOW2, part -> {}, () -> Files.exists(to)))
        .isInstanceOf(InterruptedIOException.class);
    assertThat(to).doesNotExist();
    assertThat(children()).isEmpty();
  }

  @Test
  void whoeverIsInterruptedLeavesNothing() throws Exception {
    QemuImg qemuImg = Converters.script(directory, "echo > \"$to\"; exec tail -f /dev/null");

    assertThatThrownBy(
            () ->
                qemuImg.convert(
                    from,
                    DiskFormat.RAW,
                    to,
                    DiskFormat.QCOW2,
                    part -> {},
                    () -> {
                      Thread.currentThread().interrupt();
                      return false;
                    }))
        .isInstanceOf(InterruptedException.class);
    assertThat(to).doesNotExist();
    assertThat(children()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-such-command", "/no/such/command", "/etc/passwd", "/etc", "a\0b/"})
  void withoutTheCommandNothingCanBeConverted(String command) {
    QemuImg qemuImg = Converters.real("import.qemu-img", command);

    assertThatThrownBy(() -> convert(qemuImg)).isInstanceOf(TransientProblemException.class);
    assertThat(Refusals.of(() -> convert(qemuImg)))
        .isEqualTo(Message.of(Problem.CONVERSION_UNAVAILABLE));
  }

  @Test
  void withoutTheCommandNothingStartsThatIsToConvert() {
    QemuImg off = Converters.real("import.qemu-img", "no-such-command");
    QemuImg on =
        Converters.real("import.qemu-img", "no-such-command", "import.convert-to", "qcow2");

    assertThatCode(() -> off.check(new NodeStarted())).doesNotThrowAnyException();
    assertThatThrownBy(() -> on.check(new NodeStarted()))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("darkroom.import.convert-to")
        .hasMessageContaining("qemu-img");
  }

  @Test
  void withTheCommandItStarts() throws Exception {
    Converters.script(directory, "");
    QemuImg on =
        Converters.real(
            "import.qemu-img", directory + "/fake-qemu-img", "import.convert-to", "raw");

    assertThatCode(() -> on.check(new NodeStarted())).doesNotThrowAnyException();
  }

  @Test
  void knowsWhichFormatsAreConverted() {
    QemuImg qemuImg = Converters.real();

    assertThat(EnumSet.allOf(DiskFormat.class).stream().filter(qemuImg::converts))
        .containsExactlyInAnyOrder(
            DiskFormat.RAW,
            DiskFormat.QCOW2,
            DiskFormat.VMDK,
            DiskFormat.VHD,
            DiskFormat.VHDX,
            DiskFormat.VDI,
            DiskFormat.PLOOP);
  }

  private void convert(String script) throws Exception {
    convert(Converters.script(directory, script));
  }

  private void convert(QemuImg qemuImg) throws IOException, InterruptedException {
    qemuImg.convert(from, DiskFormat.RAW, to, DiskFormat.QCOW2, part -> {}, () -> false);
  }

  private Message refusal(String script) throws Exception {
    QemuImg qemuImg = Converters.script(directory, script);
    return Refusals.of(() -> convert(qemuImg));
  }

  private static void touch(Path file) {
    try {
      Files.writeString(file, "");
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Children of this process, whichever test has begun them; none runs at the same time. */
  private Stream<ProcessHandle> children() {
    return ProcessHandle.current()
        .descendants()
        .filter(
            child -> child.info().commandLine().filter(line -> line.matches(COMMANDS)).isPresent());
  }
}
