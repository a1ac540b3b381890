package io.darkroom.platform.settings;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Settings of tests: the packed defaults, but for what a test names. */
public final class TestSettings {

  private static final Properties DEFAULTS = load();

  private TestSettings() {}

  public static Settings defaults() {
    return with(Map.of());
  }

  public static Settings with(String name, String value) {
    return with(Map.of(name, value));
  }

  public static Settings with(Map<String, String> values) {
    Set<String> names = new TreeSet<>(names());
    names.addAll(values.keySet());
    return Settings.read(source(values), names);
  }

  static Function<String, Optional<String>> source(Map<String, String> values) {
    return name -> value(values, name).map(text -> expand(values, text));
  }

  private static Optional<String> value(Map<String, String> values, String name) {
    return Optional.ofNullable(values.getOrDefault(name, DEFAULTS.getProperty(name)));
  }

  private static String expand(Map<String, String> values, String text) {
    String directory = "darkroom.data-dir";
    return text.replace("${" + directory + "}", value(values, directory).orElseThrow());
  }

  /** The names of all settings that have a default, be it the empty text. */
  static Set<String> names() {
    return DEFAULTS.stringPropertyNames().stream()
        .filter(name -> name.startsWith("darkroom."))
        .collect(Collectors.toSet());
  }

  private static Properties load() {
    Properties defaults = new Properties();
    try (InputStream file =
        Settings.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
      defaults.load(Objects.requireNonNull(file));
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
    return defaults;
  }
}
