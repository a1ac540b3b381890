package io.darkroom.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedServerTest {

  @TempDir private Path directory;

  private Path unpacked;

  @BeforeEach
  void unpack() throws IOException {
    Path packed = directory.resolve("packed.jar");
    try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(packed))) {
      add(jar, "MICRO-INF/runtime/kernel.jar", "kernel");
      add(jar, "MICRO-INF/runtime/pool.rar", "pool");
      add(jar, "MICRO-INF/lib/more.jar", "more");
      add(jar, "MICRO-INF/lib/.gitkeep", "");
      add(jar, "MICRO-INF/domain/domain.xml", "<domain/>");
    }
    unpacked = directory.resolve("unpacked");
    new UnpackedServer(unpacked).write(packed);
  }

  @Test
  void jarsLieBesideEachOther() throws IOException {
    try (var jars = Files.list(unpacked.resolve("runtime"))) {
      assertThat(jars)
          .extracting(Path::getFileName)
          .extracting(Path::toString)
          .containsExactlyInAnyOrder("kernel.jar", "pool.rar", "more.jar");
    }
    assertThat(unpacked.resolve("runtime/kernel.jar")).hasContent("kernel");
  }

  @Test
  void oneJarHasThemAllOnItsClassPath() throws IOException {
    try (JarFile server = new JarFile(unpacked.resolve("server.jar").toFile())) {
      assertThat(server.getManifest().getMainAttributes().getValue("Class-Path"))
          .isEqualTo("runtime/kernel.jar runtime/pool.rar runtime/more.jar");
    }
  }

  @Test
  void connectorsAreFoundByName() throws IOException {
    try (JarFile server = new JarFile(unpacked.resolve("server.jar").toFile())) {
      assertThat(server.getInputStream(server.getEntry("pool.rar"))).hasContent("pool");
      assertThat(server.getEntry("kernel.jar")).isNull();
    }
  }

  private static void add(ZipOutputStream jar, String name, String content) throws IOException {
    jar.putNextEntry(new ZipEntry(name));
    jar.write(content.getBytes(StandardCharsets.UTF_8));
    jar.closeEntry();
  }
}
