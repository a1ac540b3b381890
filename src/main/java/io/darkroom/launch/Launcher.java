package io.darkroom.launch;

import io.darkroom.platform.settings.SettingException;
import io.darkroom.platform.settings.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs Darkroom on Payara Micro until the process is told to end. The server does not mind an
 * application that failed to deploy; the launcher does, and ends the process with status 1.
 */
public final class Launcher {

  /** The pool of connections in web.xml is made for as many. */
  private static final String HTTP_THREADS = "32";

  /** What the application does itself, but for the ban on UTF-8 that the server knows with it. */
  private static final String ASCII_HEADERS =
      "org.glassfish.grizzly.http.STRICT_HEADER_VALUE_VALIDATION_RFC_9110";

  private static final String UNPACK = "--unpack";
  private static final String REHEARSE = "--rehearse";

  private Launcher() {}

  /**
   * Starts the server with the application, and says where it is ready; or does one of the steps
   * that prepare for quicker starts: {@code --unpack DIRECTORY} writes an {@link UnpackedServer},
   * {@code --rehearse DIRECTORY} is a {@link Rehearsal}.
   *
   * @param war the application's archive
   * @param arguments {@code --settings FILE}, and whatever else is meant for Payara Micro
   */
  public static void launch(URL war, String[] arguments) {
    List<String> given = List.of(arguments);
    try {
      if (given.size() == 2 && given.get(0).equals(UNPACK)) {
        new UnpackedServer(Path.of(given.get(1))).write(Server.packed());
      } else if (given.size() >= 2 && given.get(0).equals(REHEARSE)) {
        rehearse(Path.of(war.toURI()), Path.of(given.get(1)), given.subList(2, given.size()));
      } else {
        Settings settings = start(Path.of(war.toURI()), arguments);
        System.out.printf(
            "Darkroom is ready at %s (data in %s)%n",
            Readiness.of(settings.http()).root(), settings.dataDirectory());
      }
    } catch (LaunchFailure | SettingException failure) {
      end(String.valueOf(failure.getMessage()));
    } catch (IOException | URISyntaxException | ReflectiveOperationException failure) {
      end(failure.toString());
    }
  }

  private static Settings start(Path war, String[] arguments)
      throws LaunchFailure, IOException, ReflectiveOperationException {
    LaunchArguments given = LaunchArguments.parse(arguments);
    Settings settings = settings(given);
    requireFreePort(settings.http());
    startServer(war, settings, given.forServer());
    Ending.install(settings.shutdownGrace());
    Readiness.of(settings.http()).require();
    return settings;
  }

  @SuppressWarnings("SystemExitOutsideMain") // the server's threads would keep the process alive
  private static void rehearse(Path war, Path directory, List<String> forServer)
      throws LaunchFailure, IOException, ReflectiveOperationException {
    Rehearsal rehearsal = new Rehearsal(directory);
    rehearsal.begin();
    Settings settings = start(war, forServer.toArray(String[]::new));
    rehearsal.ask(Readiness.of(settings.http()).root());
    System.exit(0);
  }

  private static Settings settings(LaunchArguments given) throws IOException, LaunchFailure {
    LaunchSettings source =
        new LaunchSettings(System.getProperties(), System.getenv(), LaunchSettings.defaults());
    if (given.settingsFile().isPresent()) {
      Path file = given.settingsFile().get();
      if (!Files.isReadable(file)) {
        throw new LaunchFailure("The settings file " + file + " cannot be read.");
      }
      addFile(source, file);
    }
    Settings settings = Settings.read(source, source.names());
    // H2 refuses relative paths, and the server may change its directory.
    System.setProperty("darkroom.data-dir", settings.dataDirectory().toString());
    if (source
        .apply("darkroom.datasource.password-file")
        .filter(file -> !file.isBlank())
        .isPresent()) {
      // web.xml knows nothing of such files.
      System.setProperty("darkroom.datasource.password", settings.datasource().password().text());
    }
    source.publishDefaults(
        "darkroom.datasource.url", "darkroom.datasource.user", "darkroom.datasource.password");
    return settings;
  }

  private static void addFile(LaunchSettings source, Path file) throws IOException, LaunchFailure {
    try {
      source.addFile(file);
    } catch (IllegalArgumentException malformed) {
      throw new LaunchFailure("The settings file " + file + ": " + malformed.getMessage());
    }
  }

  private static void requireFreePort(Settings.Http http) throws LaunchFailure {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(http.address(), http.port()));
    } catch (IOException taken) {
      throw new LaunchFailure(
          "%s port %d cannot be listened on (darkroom.http.address, darkroom.http.port): %s"
              .formatted(http.address().getHostAddress(), http.port(), taken.getMessage()));
    }
  }

  private static void startServer(Path war, Settings settings, List<String> forServer)
      throws LaunchFailure, IOException {
    System.getProperties().putIfAbsent(ASCII_HEADERS, "false");
    Path commands = PreBoot.write(settings);
    try {
      Server.boot(serverArguments(war, commands, settings, forServer));
    } catch (Exception failure) {
      // Payara declares no narrower type, and its message is all there is to know.
      throw new LaunchFailure("The server did not start: " + failure);
    } finally {
      Files.deleteIfExists(commands);
    }
  }

  @SuppressWarnings("SystemExitOutsideMain") // the server's threads would keep the process alive
  private static void end(String reason) {
    System.err.println("Darkroom did not start. " + reason);
    System.exit(1);
  }

  private static String[] serverArguments(
      Path war, Path commands, Settings settings, List<String> more) {
    Stream<String> own =
        Stream.of(
            "--port",
            String.valueOf(settings.http().port()),
            "--contextroot",
            "/",
            "--maxhttpthreads",
            HTTP_THREADS,
            "--prebootcommandfile",
            commands.toString(),
            "--nohazelcast",
            "--disablephonehome",
            "--deploy",
            war.toString());
    return Stream.concat(own, more.stream()).toArray(String[]::new);
  }
}
