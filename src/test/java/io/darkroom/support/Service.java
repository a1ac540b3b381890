package io.darkroom.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The packaged service, started as an operator starts it. */
public final class Service implements AutoCloseable {

  /** The variable with options of the virtual machine. */
  private static final String JVM = "JDK_JAVA_OPTIONS";

  /** What lets the virtual machine compile as it does for operators, where that counts. */
  public static final Map<String, String> AT_FULL_SPEED = Map.of(JVM, "");

  /** The variable with the archive to start. */
  public static final String WAR = "DARKROOM_WAR";

  private static final long START_SECONDS = 240;
  private static final long STOP_SECONDS = 60;

  private final Process process;
  private final int port;
  private final Queue<String> output = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<String> readyLine = new CompletableFuture<>();

  private Service(Process process, int port) {
    this.process = process;
    this.port = port;
    Thread reader = new Thread(this::read, "service-output");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts the service and returns when it says that it is ready.
   *
   * @param directory for data and settings
   * @param settings beside the port and the data directory
   */
  public static Service start(Path directory, Map<String, String> settings) throws Exception {
    Service service = launch(directory, FreePort.find(), settings);
    service.awaitReady();
    return service;
  }

  /** Starts the command without waiting for anything. */
  public static Service launch(Path directory, int port, Map<String, String> settings)
      throws IOException {
    return launch(directory, port, settings, Map.of());
  }

  /**
   * Starts the command without waiting for anything.
   *
   * @param environment variables for this process, beside those of the tests
   */
  public static Service launch(
      Path directory, int port, Map<String, String> settings, Map<String, String> environment)
      throws IOException {
    Properties file = new Properties();
    file.setProperty("darkroom.data-dir", directory.resolve("data").toString());
    file.setProperty("darkroom.http.port", String.valueOf(port));
    // Tests of sources that stay away need not wait for minutes.
    file.setProperty("darkroom.import.retries", "2");
    file.setProperty("darkroom.import.retry-pause", "PT0.05S");
    settings.forEach(file::setProperty);
    Files.createDirectories(directory);
    Path settingsFile = directory.resolve("darkroom.properties");
    try (var out = Files.newBufferedWriter(settingsFile)) {
      file.store(out, null);
    }
    ProcessBuilder command =
        new ProcessBuilder("server-config/micro/run.sh", "--settings", settingsFile.toString())
            .redirectErrorStream(true);
    command.environment().putAll(environment);
    // A server that is killed leaves some hundred megabytes there, a test nothing.
    Path temporary = Files.createDirectories(directory.resolve("temporary"));
    String options = environment.getOrDefault(JVM, System.getProperty("darkroom.test.jvm", ""));
    command.environment().put(JVM, "-Djava.io.tmpdir=" + temporary + " " + options);
    command
        .environment()
        .put(WAR, environment.getOrDefault(WAR, System.getProperty("darkroom.test.war")));
    return new Service(command.start(), port);
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("NOTE: Picked up " + JVM)) {
          // The virtual machine's word on what stands above, not the service's.
          continue;
        }
        output.add(line);
        if (line.startsWith("Darkroom is ready at ")) {
          readyLine.complete(line);
        }
      }
    } catch (IOException closed) {
      output.add(closed.toString());
    }
    readyLine.completeExceptionally(
        new IllegalStateException("The service ended:\n" + String.join("\n", output)));
  }

  /** Waits until it says that it is ready; ends it if that does not come. */
  public void awaitReady() throws InterruptedException {
    try {
      readyLine.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      kill();
      throw new IllegalStateException("The service did not start:\n" + output(), failure);
    }
  }

  public boolean isRunning() {
    return process.isAlive();
  }

  /** The process of the virtual machine itself: the command that starts it gives way to it. */
  public long pid() {
    return process.pid();
  }

  public URI root() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  public int port() {
    return port;
  }

  public Client client() {
    return new Client(root());
  }

  /** Everything it has printed so far. */
  public String output() {
    return String.join("\n", output);
  }

  /** Waits for the process to end by itself. */
  public int exitCode() throws InterruptedException {
    if (!process.waitFor(START_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("Still running:\n" + output());
    }
    return process.exitValue();
  }

  /** What Ctrl-C does. */
  public int interrupt() throws IOException, InterruptedException {
    signal("INT");
    return exitCode();
  }

  /** What a service manager does to stop it. */
  public int terminate() throws IOException, InterruptedException {
    signal("TERM");
    return exitCode();
  }

  /** Stops it in the middle of whatever it does, as a starved virtual machine stops. */
  public void pause() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** Lets it go on as if nothing had happened. */
  public void resume() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }

  /** What a power failure does to it. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    if (process.isAlive()) {
      resume();
    }
    process.destroy();
    if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new IllegalStateException("The service did not stop:\n" + output());
    }
  }
}
