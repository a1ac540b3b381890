package io.darkroom.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.platform.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchSettingsTest {

  private static final String PORT = "darkroom.http.port";

  private final Properties system = new Properties();
  private final Map<String, String> environment = new HashMap<>();
  private final Properties defaults = new Properties();
  private final LaunchSettings settings = new LaunchSettings(system, environment, defaults);

  @Test
  void aSettingThatLeadsBackToItselfIsRefusedByName() {
    defaults.setProperty("a", "${b}");
    defaults.setProperty("b", "${a}");

    assertThatThrownBy(() -> settings.apply("a"))
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith("The setting ");
  }

  @Test
  void theFileIsStrongerThanTheDefaults(@TempDir Path directory) throws IOException {
    assertThat(settings.apply(PORT)).isEmpty();

    defaults.setProperty(PORT, "1");
    assertThat(settings.apply(PORT)).contains("1");

    settings.addFile(file(directory, PORT + "=2"));
    assertThat(settings.apply(PORT)).contains("2");
  }

  @Test
  void theEnvironmentIsStrongerThanTheFile(@TempDir Path directory) throws IOException {
    defaults.setProperty(PORT, "1");
    environment.put("DARKROOM_HTTP_PORT", "3");

    settings.addFile(file(directory, PORT + "=2"));

    assertThat(settings.apply(PORT)).contains("3");
    assertThat(system).isEmpty();
  }

  @Test
  void aSystemPropertyIsStrongerThanTheFileAndTheEnvironment(@TempDir Path directory)
      throws IOException {
    defaults.setProperty(PORT, "1");
    system.setProperty(PORT, "4");
    environment.put("DARKROOM_HTTP_PORT", "3");

    settings.addFile(file(directory, PORT + "=2"));

    assertThat(settings.apply(PORT)).contains("4");
  }

  @Test
  void theServerFindsTheFilesSettingsAmongTheSystemProperties(@TempDir Path directory)
      throws IOException {
    settings.addFile(file(directory, "# a comment\ndarkroom.node = caf\u00e9\n" + PORT + ":2"));

    assertThat(system).isEqualTo(Map.of("darkroom.node", "caf\u00e9", PORT, "2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"darkroom.http.port", "darkroom_http_port", "DARKROOM_HTTP_PORT"})
  void aVariableIsNamedAsMicroProfileConfigNamesIt(String variable) {
    environment.put(variable, "3");

    assertThat(settings.apply(PORT)).contains("3");
  }

  @Test
  void everyOtherCharacterIsAnUnderscoreInAVariablesName() {
    environment.put("DARKROOM_HTTP_MAX_BODY_SIZE", "2048");

    assertThat(settings.apply("darkroom.http.max-body-size")).contains("2048");
    assertThat(settings.apply("darkroom.http.max")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'${darkroom.data-dir}/db', /srv/$data/db",
    "'${a}${a}', /srv/$data/srv/$data",
    "'x${unknown}y', xy",
    "'${unknown:here}', here",
    "'${unknown:jdbc:h2:mem}', jdbc:h2:mem",
    "'${a:there}', /srv/$data",
    "'$a {a} $', $a {a} $"
  })
  void anExpressionStandsForAnotherSetting(String value, String expanded) {
    defaults.setProperty("darkroom.data-dir", "/srv/$data");
    defaults.setProperty("a", "${darkroom.data-dir}");
    system.setProperty("b", value);

    assertThat(settings.apply("b")).contains(expanded);
  }

  @Test
  void publishesDefaultsThatNobodyOverrides() {
    defaults.setProperty("darkroom.data-dir", "/srv");
    defaults.setProperty("url", "jdbc:h2:file:${darkroom.data-dir}/db");
    defaults.setProperty("user", "darkroom");
    defaults.setProperty("password", "darkroom");
    environment.put("PASSWORD", "other");
    system.setProperty("user", "someone");

    settings.publishDefaults("url", "user", "password", "absent");

    assertThat(system).isEqualTo(Map.of("url", "jdbc:h2:file:/srv/db", "user", "someone"));
  }

  @Test
  void thePackedDefaultsAreRead() throws IOException {
    LaunchSettings packed =
        new LaunchSettings(system, Map.of("DARKROOM_DATA_DIR", "/srv"), LaunchSettings.defaults());

    assertThat(packed.apply(PORT)).contains("9292");
    assertThat(packed.apply("darkroom.datasource.url"))
        .hasValueSatisfying(
            url -> assertThat(url).startsWith("jdbc:h2:file:/srv/database/darkroom;"));
  }

  private static Path file(Path directory, String content) throws IOException {
    return Files.writeString(directory.resolve("darkroom.properties"), content);
  }
}
