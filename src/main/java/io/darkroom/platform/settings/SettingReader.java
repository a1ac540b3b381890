package io.darkroom.platform.settings;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads typed values out of named texts and names the setting when one does not fit. */
final class SettingReader {

  private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[^/?#@\\s]+(/[^?#@\\s]*)?");

  private final Function<String, Optional<String>> source;

  SettingReader(Function<String, Optional<String>> source) {
    this.source = source;
  }

  Optional<String> optional(String name) {
    return source.apply(name).map(String::trim).filter(value -> !value.isEmpty());
  }

  String text(String name) {
    return optional(name).orElseThrow(() -> new SettingException(name, "set"));
  }

  /**
   * A password: what the file holds that {@code NAME-file} names, or else the setting itself.
   *
   * @throws SettingException if there is such a file and it cannot be read, or is empty
   */
  Optional<Secret> secret(String name) {
    String fileName = name + "-file";
    if (optional(fileName).isEmpty()) {
      return optional(name).map(Secret::new);
    }
    SettingException refusal =
        new SettingException(fileName, "the path of a file that can be read and is not empty");
    try {
      String text = Files.readString(path(fileName)).strip();
      if (text.isEmpty()) {
        throw refusal;
      }
      return Optional.of(new Secret(text));
    } catch (IOException unreadable) {
      refusal.initCause(unreadable);
      throw refusal;
    }
  }

  /** The address of a server; credentials do not belong there, they would be logged. */
  Optional<URI> webAddress(String name) {
    Optional<String> text = optional(name);
    SettingException refusal =
        new SettingException(name, "a URL (https://host:port/path) without user and query");
    if (text.isPresent() && !WEB_ADDRESS.matcher(text.get()).matches()) {
      throw refusal;
    }
    try {
      Optional<URI> url = text.map(URI::create);
      if (url.filter(some -> some.getHost() == null || some.getPort() > 65_535).isPresent()) {
        throw refusal;
      }
      return url;
    } catch (IllegalArgumentException malformed) {
      throw refusal;
    }
  }

  int integer(String name, int least, int most) {
    return (int) bytes(name, least, most);
  }

  long bytes(String name, long least, long most) {
    SettingException refusal =
        new SettingException(name, "a whole number from %d to %d".formatted(least, most));
    try {
      long value = Long.parseLong(text(name));
      if (value < least || value > most) {
        throw refusal;
      }
      return value;
    } catch (NumberFormatException notANumber) {
      throw refusal;
    }
  }

  Duration duration(String name, Duration least, Duration most) {
    SettingException refusal =
        new SettingException(name, "an ISO-8601 duration from %s to %s".formatted(least, most));
    try {
      Duration value = Duration.parse(text(name));
      if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
        throw refusal;
      }
      return value;
    } catch (DateTimeParseException notADuration) {
      throw refusal;
    }
  }

  Path path(String name) {
    try {
      return Path.of(text(name)).toAbsolutePath().normalize();
    } catch (InvalidPathException notAPath) {
      throw new SettingException(name, "a path");
    }
  }

  String oneOf(String name, String... allowed) {
    String value = text(name);
    if (!Arrays.asList(allowed).contains(value)) {
      throw new SettingException(name, "one of " + String.join(", ", allowed));
    }
    return value;
  }

  boolean flag(String name) {
    return Boolean.parseBoolean(oneOf(name, "true", "false"));
  }

  List<String> list(String name) {
    return texts(name).stream().map(item -> item.toLowerCase(Locale.ROOT)).toList();
  }

  /** A list whose items mean something else in small letters. */
  List<String> texts(String name) {
    return optional(name).stream()
        .flatMap(value -> Arrays.stream(value.split(",")))
        .map(String::trim)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  /**
   * A list of blocks.
   *
   * @param besides items that mean something else, and are left out
   */
  List<AddressBlock> addresses(String name, String... besides) {
    try {
      return list(name).stream()
          .filter(item -> !Arrays.asList(besides).contains(item))
          .map(AddressBlock::of)
          .toList();
    } catch (IllegalArgumentException notABlock) {
      throw new SettingException(name, "a list of IP addresses and blocks (10.0.0.0/8)");
    }
  }

  List<PortRange> ports(String name) {
    try {
      return list(name).stream().map(PortRange::parse).toList();
    } catch (IllegalArgumentException notAPort) {
      throw new SettingException(name, "a list of ports (1 to 65535) and ranges of them");
    }
  }
}
