package io.darkroom.formats.conversion;

import io.darkroom.formats.DiskFormat;
import io.darkroom.platform.settings.ProcessingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The command line of a conversion.
 *
 * @param fileSize bytes that the result may have
 */
record Invocation(
    Path setpriv, Path prlimit, Path qemuImg, ProcessingSettings.Conversion limits, long fileSize) {

  private static final int OPEN_FILES = 64;

  /** What QEMU calls the formats. */
  private static final Map<DiskFormat, String> DRIVERS =
      Map.of(
          DiskFormat.RAW, "raw",
          DiskFormat.QCOW2, "qcow2",
          DiskFormat.VMDK, "vmdk",
          DiskFormat.VHD, "vpc",
          DiskFormat.VHDX, "vhdx",
          DiskFormat.VDI, "vdi",
          DiskFormat.PLOOP, "parallels");

  /**
   * That there is no backing file, whatever the image says. QEMU warns that null were the better
   * word, which the form that is asked of us cannot say.
   */
  private static final Map<DiskFormat, String> NO_BACKING =
      Map.of(DiskFormat.QCOW2, "backing=,", DiskFormat.VMDK, "backing=,");

  /**
   * QEMU goes by the cylinders of a VHD otherwise, which may be fewer, unless it knows its maker.
   */
  private static final Map<DiskFormat, String> SIZE =
      Map.of(DiskFormat.VHD, "force_size_calc=current_size,");

  static boolean drives(DiskFormat format) {
    return DRIVERS.containsKey(format);
  }

  /**
   * Starts it, in the directory of the result.
   *
   * @throws IOException if it cannot be started
   */
  Child start(Path from, DiskFormat format, Path to, DiskFormat target) throws IOException {
    Path result = to.toAbsolutePath();
    Path directory = Optional.ofNullable(result.getParent()).orElse(result);
    return Child.start(
        command(from.toAbsolutePath(), format, result, target), environment(), directory);
  }

  List<String> command(Path from, DiskFormat format, Path to, DiskFormat target) {
    return List.of(
        // Nobody else would end it if the service dies.
        setpriv.toString(),
        "--pdeathsig=KILL",
        "--no-new-privs",
        "--",
        prlimit.toString(),
        "--as=" + limits.memory(),
        "--cpu=" + seconds(limits.cpuTime()),
        "--fsize=" + fileSize,
        "--nofile=" + OPEN_FILES,
        "--core=0",
        "--",
        qemuImg.toString(),
        "convert",
        "-p",
        "--image-opts",
        "-O",
        driver(target),
        source(from, format),
        to.toString());
  }

  /** Errors in English; and without an arena for each thread, memory is what is in use. */
  private static Map<String, String> environment() {
    return Map.of("PATH", Commands.searchPath(), "LC_ALL", "C", "MALLOC_ARENA_MAX", "1");
  }

  private static String source(Path from, DiskFormat format) {
    return "driver=%s,%s%sfile.driver=file,file.filename=%s"
        .formatted(
            driver(format),
            NO_BACKING.getOrDefault(format, ""),
            SIZE.getOrDefault(format, ""),
            from.toString().replace(",", ",,"));
  }

  private static String driver(DiskFormat format) {
    return Optional.ofNullable(DRIVERS.get(format))
        .orElseThrow(() -> new IllegalArgumentException(format.id()));
  }

  /** Rounded up, as no time at all would be no limit. */
  private static long seconds(Duration time) {
    return Math.max(1, time.plusMillis(999).toSeconds());
  }
}
