package io.darkroom.tasks.persistence;

import io.darkroom.platform.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** The settings as they are delivered. */
final class TestSettings {

  private TestSettings() {}

  static Settings defaults() throws IOException {
    Properties defaults = new Properties();
    try (InputStream file =
        TestSettings.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
      defaults.load(Objects.requireNonNull(file));
    }
    return Settings.read(name -> Optional.ofNullable(defaults.getProperty(name)));
  }
}
