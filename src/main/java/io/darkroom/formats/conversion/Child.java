package io.darkroom.formats.conversion;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A process that gets nothing of the service's, and is gone when this is closed. */
final class Child implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Child.class);
  private static final long LOOK_MILLIS = 100;
  private static final long REAP_SECONDS = 10;
  private static final int PIECE = 64 * 1024;
  private static final int LONGEST_ERROR = 4096;

  private final Process process;
  private final StringBuilder errors = new StringBuilder();

  private Child(Process process) {
    this.process = process;
  }

  /**
   * Starts a command.
   *
   * @param environment all that it has
   * @throws IOException if it cannot be started
   */
  static Child start(List<String> command, Map<String, String> environment, Path directory)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectInput(Redirect.from(new File("/dev/null")));
    builder.environment().clear();
    builder.environment().putAll(environment);
    return new Child(builder.start());
  }

  /**
   * Waits for it to end.
   *
   * @param output hears of what it prints
   * @return its status, more than 128 for a signal; empty if the time is over
   * @throws InterruptedIOException if it is to stop
   */
  OptionalInt await(Duration timeout, BooleanSupplier stopped, Consumer<String> output)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      if (stopped.getAsBoolean()) {
        throw new InterruptedIOException("The conversion was stopped.");
      }
      if (System.nanoTime() - deadline > 0) {
        return OptionalInt.empty();
      }
      output.accept(drain(process.getInputStream()));
      keep(drain(process.getErrorStream()));
    }
    if (process.exitValue() != 0) {
      keep(text(process.getErrorStream().readNBytes(LONGEST_ERROR)));
    }
    return OptionalInt.of(process.exitValue());
  }

  /** The first of what it has to complain of. */
  String errors() {
    return errors.toString();
  }

  /** What there is; that it waits while its pipe is full keeps a chatterer slow. */
  private static String drain(InputStream stream) throws IOException {
    return text(stream.readNBytes(Math.min(stream.available(), PIECE)));
  }

  private void keep(String error) {
    errors.append(error, 0, Math.min(error.length(), LONGEST_ERROR - errors.length()));
  }

  private static String text(byte[] printed) {
    return new String(printed, StandardCharsets.ISO_8859_1);
  }

  /** Kills it unless it has ended, and waits for that, whoever interrupts. */
  @Override
  public void close() {
    process
        .destroyForcibly()
        .onExit()
        .completeOnTimeout(process, REAP_SECONDS, TimeUnit.SECONDS)
        .join();
    if (process.isAlive()) {
      LOG.warn("Process {} was killed but does not end", process.pid());
    }
  }
}
