package io.darkroom.launch;

import io.darkroom.platform.settings.SettingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings as the server will see them, before there is a server: system properties,
 * environment, defaults, in MicroProfile Config's order and with its {@code ${name}} expressions.
 */
final class LaunchSettings implements Function<String, Optional<String>> {

  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]+)}");

  private static final int DEEPEST = 5;

  private final Properties system;
  private final Map<String, String> environment;
  private final Properties defaults;

  LaunchSettings(Properties system, Map<String, String> environment, Properties defaults) {
    this.system = system;
    this.environment = environment;
    this.defaults = defaults;
  }

  static Properties defaults() throws IOException {
    Properties defaults = new Properties();
    try (InputStream packed =
        LaunchSettings.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
      if (packed == null) {
        throw new IOException("The archive has no microprofile-config.properties.");
      }
      defaults.load(packed);
    }
    return defaults;
  }

  /** Makes the settings of a file system properties, where nothing stronger names them. */
  void addFile(Path file) throws IOException {
    Properties fromFile = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      fromFile.load(reader);
    }
    for (String name : fromFile.stringPropertyNames()) {
      if (system.getProperty(name) == null && fromEnvironment(name).isEmpty()) {
        system.setProperty(name, fromFile.getProperty(name));
      }
    }
  }

  /**
   * Makes the defaults of these settings system properties: the server reads web.xml before it
   * knows the archive's own defaults.
   */
  void publishDefaults(String... names) {
    for (String name : names) {
      if (system.getProperty(name) == null && fromEnvironment(name).isEmpty()) {
        apply(name).ifPresent(value -> system.setProperty(name, value));
      }
    }
  }

  /** The names of the settings that there are, those of the environment as they stand there. */
  Set<String> names() {
    Set<String> names = new TreeSet<>(defaults.stringPropertyNames());
    names.addAll(system.stringPropertyNames());
    names.addAll(environment.keySet());
    return names;
  }

  @Override
  public Optional<String> apply(String name) {
    return expanded(name, DEEPEST);
  }

  private Optional<String> expanded(String name, int depth) {
    if (depth == 0) {
      throw new SettingException(name, "a text whose expressions do not lead back to itself");
    }
    return Optional.ofNullable(system.getProperty(name))
        .or(() -> fromEnvironment(name))
        .or(() -> Optional.ofNullable(defaults.getProperty(name)))
        .map(value -> expand(value, depth - 1));
  }

  private Optional<String> fromEnvironment(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9]", "_");
    return Optional.ofNullable(environment.get(name))
        .or(() -> Optional.ofNullable(environment.get(plain)))
        .or(() -> Optional.ofNullable(environment.get(plain.toUpperCase(Locale.ROOT))));
  }

  private String expand(String value, int depth) {
    return EXPRESSION
        .matcher(value)
        .replaceAll(match -> Matcher.quoteReplacement(resolve(match.group(1), depth)));
  }

  /** An expression is {@code name} or {@code name:default}. */
  private String resolve(String expression, int depth) {
    String[] parts = expression.split(":", 2);
    return expanded(parts[0], depth).orElse(parts.length == 2 ? parts[1] : "");
  }
}
