package io.darkroom.formats.conversion;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where commands are: children get no say in it. */
final class Commands {

  private Commands() {}

  /** The search path of the service. */
  static String searchPath() {
    return System.getenv().getOrDefault("PATH", "");
  }

  /** The absolute path of a command, which is a path already or a name for the search path. */
  static Optional<Path> find(String command) {
    return command.contains("/")
        ? path("", command)
        : Stream.of(searchPath().split(File.pathSeparator, -1))
            .filter(directory -> !directory.isEmpty())
            .flatMap(directory -> path(directory, command).stream())
            .findFirst();
  }

  private static Optional<Path> path(String directory, String command) {
    try {
      return Optional.of(Path.of(directory, command).toAbsolutePath())
          .filter(Files::isRegularFile)
          .filter(Files::isExecutable);
    } catch (InvalidPathException none) {
      return Optional.empty();
    }
  }
}
