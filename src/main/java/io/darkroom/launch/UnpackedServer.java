package io.darkroom.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/**
 * The server's jars beside each other, and one that has them all on its class path. The class
 * loader of the virtual machine itself then loads them, the only one whose classes an archive of
 * classes serves.
 *
 * @param directory of {@code server.jar} and {@code runtime}
 */
record UnpackedServer(Path directory) {

  private static final List<String> PACKED = List.of("MICRO-INF/runtime/", "MICRO-INF/lib/");

  /**
   * What a class loader finds only as a file within a jar or a directory; it takes no directory.
   */
  private static final String CONNECTOR = ".rar";

  /**
   * Unpacks the server into the directory.
   *
   * @param packed Payara Micro as it is published
   */
  void write(Path packed) throws IOException {
    Path runtime = Files.createDirectories(directory.resolve("runtime"));
    List<Path> jars = new ArrayList<>();
    try (JarFile archive = new JarFile(packed.toFile())) {
      for (ZipEntry entry : archive.stream().filter(UnpackedServer::isOfServer).toList()) {
        Path jar = runtime.resolve(fileName(entry));
        try (InputStream content = archive.getInputStream(entry)) {
          Files.copy(content, jar);
        }
        jars.add(jar);
      }
    }
    writeClassPath(jars);
  }

  private static boolean isOfServer(ZipEntry entry) {
    return PACKED.stream().anyMatch(entry.getName()::startsWith)
        && (entry.getName().endsWith(".jar") || entry.getName().endsWith(CONNECTOR));
  }

  private static String fileName(ZipEntry entry) {
    return entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
  }

  private void writeClassPath(List<Path> jars) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    List<String> names = jars.stream().map(jar -> "runtime/" + jar.getFileName()).toList();
    attributes.put(Attributes.Name.CLASS_PATH, String.join(" ", names));
    try (OutputStream file = Files.newOutputStream(directory.resolve("server.jar"));
        JarOutputStream jar = new JarOutputStream(file, manifest)) {
      for (Path connector : jars.stream().filter(UnpackedServer::isConnector).toList()) {
        jar.putNextEntry(new ZipEntry(String.valueOf(connector.getFileName())));
        Files.copy(connector, jar);
        jar.closeEntry();
      }
    }
  }

  private static boolean isConnector(Path jar) {
    return jar.toString().endsWith(CONNECTOR);
  }
}
