package io.darkroom.bench;

import io.darkroom.support.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Files that the kernel sends: nginx where it is installed, or else the source of imports. */
interface FileService extends AutoCloseable {

  String url(String name);

  @Override
  void close() throws IOException, InterruptedException;

  static FileService of(Stage stage) throws IOException, InterruptedException {
    return Options.installed("nginx").isPresent()
        ? Nginx.start(stage.options().directory())
        : new Own(stage.source());
  }

  /** One that goes on behind this. */
  record Own(Source source) implements FileService {

    @Override
    public String url(String name) {
      return source.url(name);
    }

    @Override
    public void close() {
      // The stage closes it.
    }
  }

  /** One process of nginx with sendfile on. */
  record Nginx(Process process, int port) implements FileService {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private static final String CONFIGURATION =
        """
        daemon off;
        master_process off;
        pid nginx.pid;
        error_log stderr;
        events {}
        http {
          access_log off;
          sendfile on;
          server {
            listen 127.0.0.1:%d;
            root %s;
          }
        }
        """;

    static Nginx start(Path directory) throws IOException, InterruptedException {
      int port = FreePort.find();
      Path configuration = directory.resolve("nginx.conf");
      Files.writeString(configuration, CONFIGURATION.formatted(port, directory));
      Process process =
          new ProcessBuilder(
                  List.of(
                      Options.installed("nginx").orElseThrow().toString(),
                      "-e",
                      "stderr",
                      "-p",
                      directory.toString(),
                      "-c",
                      configuration.toString()))
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("nginx.log").toFile())
              .start();
      Nginx nginx = new Nginx(process, port);
      nginx.awaitReady();
      return nginx;
    }

    private void awaitReady() throws InterruptedException, IOException {
      long end = System.nanoTime() + PATIENCE;
      while (System.nanoTime() < end && process.isAlive()) {
        try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
          if (connection.isConnected()) {
            return;
          }
        } catch (IOException notYet) {
          LockSupport.parkNanos(PAUSE);
        }
      }
      close();
      throw new IllegalStateException("nginx did not start; see nginx.log");
    }

    @Override
    public String url(String name) {
      return "http://127.0.0.1:" + port + "/" + name;
    }

    @Override
    public void close() throws InterruptedException {
      process.destroy();
      process.waitFor();
    }
  }
}
