package io.darkroom.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The packaged service, started as an operator starts it. */
public final class Service implements AutoCloseable {

  private static final long START_SECONDS = 120;
  private static final long STOP_SECONDS = 60;

  private final Process process;
  private final int port;
  private final List<String> output = new CopyOnWriteArrayList<>();
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
    service.readyLine.get(START_SECONDS, TimeUnit.SECONDS);
    return service;
  }

  /** Starts the command without waiting for anything. */
  public static Service launch(Path directory, int port, Map<String, String> settings)
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
    command.environment().put("DARKROOM_WAR", System.getProperty("darkroom.test.war"));
    return new Service(command.start(), port);
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
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
    new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
    return exitCode();
  }

  /** What a power failure does to it. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new IllegalStateException("The service did not stop:\n" + output());
    }
  }
}
