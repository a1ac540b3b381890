package io.darkroom.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LaunchArgumentsTest {

  @Test
  void whatIsNotOursIsForTheServer() throws LaunchFailure {
    assertThat(parse("--port", "80", "--nocluster"))
        .isEqualTo(new LaunchArguments(Optional.empty(), List.of("--port", "80", "--nocluster")));
    assertThat(parse()).isEqualTo(new LaunchArguments(Optional.empty(), List.of()));
  }

  @Test
  void theSettingsFileIsNamedAnywhere() throws LaunchFailure {
    assertThat(parse("--nocluster", "--settings", "/etc/darkroom.properties", "--port", "80"))
        .isEqualTo(
            new LaunchArguments(
                Optional.of(Path.of("/etc/darkroom.properties")),
                List.of("--nocluster", "--port", "80")));
    assertThat(parse("--settings", "darkroom.properties"))
        .isEqualTo(new LaunchArguments(Optional.of(Path.of("darkroom.properties")), List.of()));
  }

  @Test
  void theSettingsFileNeedsAName() {
    assertThatThrownBy(() -> parse("--nocluster", "--settings"))
        .isInstanceOf(LaunchFailure.class)
        .hasMessage("--settings needs the name of a properties file.");
  }

  private static LaunchArguments parse(String... arguments) throws LaunchFailure {
    return LaunchArguments.parse(arguments);
  }
}
