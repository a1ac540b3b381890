package io.darkroom.launch;

import fish.payara.micro.boot.PayaraMicroLauncher;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** Payara Micro in this process, packed or unpacked. */
final class Server {

  /** The system property with the directory of the {@link UnpackedServer} on the class path. */
  private static final String UNPACKED = "darkroom.server";

  private static final String START = "fish.payara.micro.impl.PayaraMicroImpl";

  private Server() {}

  /** The archive that the server comes in. */
  static Path packed() throws URISyntaxException {
    URI location =
        PayaraMicroLauncher.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    return Path.of(location);
  }

  /** Boots it with arguments of its command line; returns when it runs. */
  static void boot(String[] arguments) throws Exception {
    String unpacked = System.getProperty(UNPACKED);
    if (unpacked == null) {
      PayaraMicroLauncher.create(arguments);
    } else {
      bootUnpacked(Path.of(unpacked).toAbsolutePath(), arguments);
    }
  }

  /** What Payara's own launcher does for a directory that it made, but with a root for each. */
  private static void bootUnpacked(Path directory, String[] arguments) throws Exception {
    System.setProperty(
        "fish.payara.micro.BootJar", directory.resolve("server.jar").toUri().toString());
    System.setProperty("fish.payara.micro.UnpackDir", directory.toString());
    Class<?> start = Class.forName(START);
    Thread.currentThread().setContextClassLoader(start.getClassLoader());
    start.getMethod("create", String[].class).invoke(null, (Object) arguments);
  }
}
