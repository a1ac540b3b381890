package io.darkroom.launch;

import io.darkroom.platform.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Server configuration that must be in place before the first listener or batch table is. */
final class PreBoot {

  private static final String CONFIG = "set configs.config.server-config.";

  /** Tokens are long, and so are lists with many filters. */
  private static final int HEADER_BYTES = 65_536;

  /**
   * In v1 each property of an image is a header; an image may be of times that allowed for more.
   */
  private static final int MOST_PROPERTIES = 10_000;

  /** No more than clients need: the server looks through all of them for each. */
  private static final int OTHER_HEADERS = 200;

  private PreBoot() {}

  static Path write(Settings settings) throws IOException {
    Path commands = Files.createTempFile("darkroom-", ".txt");
    return Files.write(commands, commands(settings));
  }

  static List<String> commands(Settings settings) {
    String listener = CONFIG + "network-config.network-listeners.network-listener.http-listener.";
    String batch = CONFIG + "batch-runtime-configuration.";
    String http = CONFIG + "network-config.protocols.protocol.http-listener.http.";
    List<String> commands =
        new ArrayList<>(
            List.of(
                listener + "address=" + settings.http().address().getHostAddress(),
                http + "header-buffer-length-bytes=" + HEADER_BYTES,
                http + "max-request-headers=" + (settings.images().maxProperties() + OTHER_HEADERS),
                http + "max-response-headers=" + (MOST_PROPERTIES + OTHER_HEADERS),
                // Or it would refuse a DELETE with a body before we could say that nothing is
                // deleted here.
                http + "allow-payload-for-undefined-http-methods=true",
                batch + "data-source-lookup-name=java:global/jdbc/unforced"));
    // Or every connection that it has had in its hands would be one to the database "test".
    settings.datasource().mariadb().ifPresent(name -> commands.add(batch + "schema-name=" + name));
    return commands;
  }
}
