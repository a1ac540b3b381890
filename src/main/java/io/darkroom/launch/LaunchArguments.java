package io.darkroom.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the command line says.
 *
 * @param settingsFile of {@code --settings FILE}
 * @param forServer everything else, meant for Payara Micro
 */
record LaunchArguments(Optional<Path> settingsFile, List<String> forServer) {

  static LaunchArguments parse(String[] arguments) throws LaunchFailure {
    List<String> rest = new ArrayList<>(List.of(arguments));
    int at = rest.indexOf("--settings");
    if (at < 0) {
      return new LaunchArguments(Optional.empty(), rest);
    }
    if (at + 1 >= rest.size()) {
      throw new LaunchFailure("--settings needs the name of a properties file.");
    }
    Path file = Path.of(rest.get(at + 1));
    rest.subList(at, at + 2).clear();
    return new LaunchArguments(Optional.of(file), rest);
  }
}
