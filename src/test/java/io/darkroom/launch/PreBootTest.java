package io.darkroom.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.platform.settings.Settings;
import io.darkroom.platform.settings.TestSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreBootTest {

  private static final String COMMANDS =
      """
      set configs.config.server-config.network-config.network-listeners.network-listener\
      .http-listener.address=%s
      set configs.config.server-config.network-config.protocols.protocol.http-listener.http\
      .header-buffer-length-bytes=65536
      set configs.config.server-config.network-config.protocols.protocol.http-listener.http\
      .max-request-headers=328
      set configs.config.server-config.network-config.protocols.protocol.http-listener.http\
      .max-response-headers=10200
      set configs.config.server-config.network-config.protocols.protocol.http-listener.http\
      .allow-payload-for-undefined-http-methods=true
      set configs.config.server-config.batch-runtime-configuration\
      .data-source-lookup-name=java:global/jdbc/unforced
      """;

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1",
    "0.0.0.0, 0.0.0.0",
    "::1, 0:0:0:0:0:0:0:1",
    "2001:db8::7, 2001:db8:0:0:0:0:0:7"
  })
  void bindsTheListenerAndNamesTheDatabaseOfTheBatchRuntime(String address, String written) {
    Settings settings = TestSettings.with("darkroom.http.address", address);

    assertThat(String.join("\n", PreBoot.commands(settings)) + "\n")
        .isEqualTo(COMMANDS.formatted(written));
  }

  @Test
  void namesTheDatabaseOnAMariaDbServerToTheBatchRuntime() {
    Settings settings =
        TestSettings.with("darkroom.datasource.url", "jdbc:mariadb://db/images?sslMode=trust");

    assertThat(String.join("\n", PreBoot.commands(settings)) + "\n")
        .isEqualTo(
            COMMANDS.formatted("127.0.0.1")
                + "set configs.config.server-config.batch-runtime-configuration"
                + ".schema-name=images\n");
  }

  @Test
  void writesTheCommandsToAFileOfItsOwn() throws IOException {
    Path file = PreBoot.write(TestSettings.defaults());
    Path other = PreBoot.write(TestSettings.defaults());

    assertThat(file).hasContent(COMMANDS.formatted("127.0.0.1"));
    assertThat(other).isNotEqualTo(file);
    Files.delete(file);
    Files.delete(other);
  }
}
