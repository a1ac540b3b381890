package io.darkroom.launch;

import io.darkroom.platform.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Server configuration that must be in place before the first listener or batch table is. */
final class PreBoot {

  private static final String CONFIG = "set configs.config.server-config.";

  /** Tokens are long, and so are lists with many filters. */
  private static final int HEADER_BYTES = 65_536;

  private PreBoot() {}

  static Path write(Settings settings) throws IOException {
    Path commands = Files.createTempFile("darkroom-", ".txt");
    return Files.write(commands, commands(settings));
  }

  static List<String> commands(Settings settings) {
    String listener = CONFIG + "network-config.network-listeners.network-listener.http-listener.";
    String http = CONFIG + "network-config.protocols.protocol.http-listener.http.";
    return List.of(
        listener + "address=" + settings.http().address().getHostAddress(),
        http + "header-buffer-length-bytes=" + HEADER_BYTES,
        // Or it would refuse a DELETE with a body before we could say that nothing is deleted here.
        http + "allow-payload-for-undefined-http-methods=true",
        CONFIG + "batch-runtime-configuration.data-source-lookup-name=java:global/jdbc/darkroom");
  }
}
