package io.darkroom.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Prints a line for each attack, and keeps them in {@code target/security-list.txt}. */
final class SecurityReport implements TestWatcher, AfterAllCallback {

  private static final Path FILE = Path.of("target", "security-list.txt");

  private final Queue<String> lines = new ConcurrentLinkedQueue<>();

  @Override
  public void testSuccessful(ExtensionContext test) {
    lines.add("held    " + test.getDisplayName());
  }

  @Override
  public void testFailed(ExtensionContext test, Throwable cause) {
    lines.add("BROKEN  " + test.getDisplayName());
  }

  @Override
  public void afterAll(ExtensionContext all) throws IOException {
    String report = String.join("\n", lines.stream().sorted().toList()) + "\n";
    Files.createDirectories(FILE.getParent());
    Files.writeString(FILE, report);
    System.out.print(report);
  }
}
