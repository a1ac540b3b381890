package io.darkroom.launch;

import io.darkroom.platform.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Server configuration that must be in place before the first listener or batch table is. */
final class PreBoot {

  private static final String CONFIG = "set configs.config.server-config.";

  private PreBoot() {}

  static Path write(Settings settings) throws IOException {
    Path commands = Files.createTempFile("darkroom-", ".txt");
    return Files.write(commands, commands(settings));
  }

  static List<String> commands(Settings settings) {
    String listener = CONFIG + "network-config.network-listeners.network-listener.http-listener.";
    return List.of(
        listener + "address=" + settings.http().address().getHostAddress(),
        CONFIG + "batch-runtime-configuration.data-source-lookup-name=java:global/jdbc/darkroom");
  }
}
