package io.darkroom.platform.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is done with the bytes of an import before they are an image.
 *
 * @param convertTo the id of the disk format that images are kept in; empty: the one they come in
 * @param ovfProperties the names of what an OVF says that becomes properties of the image
 */
public record ProcessingSettings(
    Unpacking unpacking,
    Optional<String> convertTo,
    Conversion conversion,
    List<String> ovfProperties) {

  private static final String NONE = "none";

  public ProcessingSettings {
    ovfProperties = List.copyOf(ovfProperties);
  }

  /**
   * How images are unpacked.
   *
   * @param most how many of this node at the same time
   * @param maxExpansion how many bytes may come of one byte
   * @param timeout from the beginning to the end of one
   */
  public record Unpacking(int most, int maxExpansion, Duration timeout) {}

  /**
   * What one run of the tool that converts may use.
   *
   * @param most how many of this node there are at the same time
   * @param command its path, or its name for the search path of the service
   * @param cpuTime of all of its threads
   * @param memory bytes of address space
   * @param timeout from its start to its end
   */
  public record Conversion(
      int most, String command, Duration cpuTime, long memory, Duration timeout) {}

  static ProcessingSettings read(SettingReader reader) {
    String convertTo = reader.oneOf("darkroom.import.convert-to", NONE, "raw", "qcow2");
    return new ProcessingSettings(
        new Unpacking(
            reader.integer("darkroom.import.max-unpacking", 1, 32),
            reader.integer("darkroom.import.max-expansion", 2, 1_000_000),
            reader.duration(
                "darkroom.import.unpack-timeout", Duration.ofSeconds(1), Duration.ofDays(1))),
        Optional.of(convertTo).filter(format -> !format.equals(NONE)),
        conversion(reader),
        reader.texts("darkroom.import.ovf-properties"));
  }

  private static Conversion conversion(SettingReader reader) {
    return new Conversion(
        reader.integer("darkroom.import.max-converting", 1, 32),
        reader.text("darkroom.import.qemu-img"),
        reader.duration(
            "darkroom.import.convert-cpu-time", Duration.ofSeconds(1), Duration.ofDays(1)),
        reader.bytes("darkroom.import.convert-memory", 64L << 20, 1L << 40),
        reader.duration(
            "darkroom.import.convert-timeout", Duration.ofSeconds(1), Duration.ofDays(1)));
  }
}
