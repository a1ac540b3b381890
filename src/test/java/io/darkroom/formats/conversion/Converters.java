package io.darkroom.formats.conversion;

import io.darkroom.platform.settings.TestSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;

/** Converters of tests. */
final class Converters {

  private Converters() {}

  /** The real one, with these settings, each name behind {@code darkroom.}. */
  static QemuImg real(String... settings) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      values.put("darkroom." + settings[i], settings[i + 1]);
    }
    return new QemuImg(TestSettings.with(values));
  }

  /**
   * One whose command is a script.
   *
   * @param body of a shell script, to which {@code $from} and {@code $to} are the files
   */
  static QemuImg script(Path directory, String body) throws IOException {
    Path script = directory.resolve("fake-qemu-img");
    String head =
        """
        #!/bin/sh
        for to; do from=$source; source=$to; done
        from=${from##*file.filename=}
        """;
    Files.writeString(script, head + body);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return real("import.qemu-img", script.toString());
  }
}
