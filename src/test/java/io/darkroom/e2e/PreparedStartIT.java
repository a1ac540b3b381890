package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.FreePort;
import io.darkroom.support.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code run.sh --prepare} leaves serves later starts, of the server it was made from only.
 */
class PreparedStartIT {

  @TempDir private Path directory;

  private Path war;
  private Path payara;

  @BeforeEach
  void install() throws IOException {
    Path lib = Files.createDirectories(directory.resolve("lib"));
    war = Files.copy(Path.of(System.getProperty("darkroom.test.war")), lib.resolve("darkroom.war"));
    payara =
        Files.copy(Path.of(System.getProperty("payara.microJar")), lib.resolve("payara-micro.jar"));
  }

  @Test
  void laterStartsUseWhatWasPrepared() throws Exception {
    assertThat(startedServer()).isEmpty();

    assertThat(prepare()).endsWith("Prepared in " + prepared() + ".\n");
    assertThat(prepare()).isEqualTo("Prepared already in " + prepared() + ".\n");

    assertThat(startedServer()).containsExactly("darkroom.server = " + prepared());
    Service service = launch(Map.of(), "");
    service.awaitReady();
    try (service) {
      assertThat(Files.readString(Path.of("/proc/" + service.pid() + "/maps")))
          .contains(prepared() + "/classes");
      assertThat(service.client().get("v2/tasks").statusCode()).isEqualTo(200);
    }

    Files.setLastModifiedTime(payara, FileTime.from(Instant.EPOCH));
    assertThat(startedServer()).isEmpty();
  }

  private String prepare() throws IOException {
    ProcessBuilder command =
        new ProcessBuilder("server-config/micro/run.sh", "--prepare").redirectErrorStream(true);
    command.environment().put(Service.WAR, war.toString());
    return new String(command.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** The one directory beside the archive and the server. */
  private Path prepared() throws IOException {
    try (var files = Files.list(war.getParent())) {
      List<Path> others = files.filter(file -> !file.equals(war) && !file.equals(payara)).toList();
      assertThat(others).hasSize(1);
      return others.get(0);
    }
  }

  /** What the virtual machine is told of an unpacked server, in a start that soon ends. */
  private List<String> startedServer() throws Exception {
    Service service = launch(Map.of("darkroom.tasks.slots", "many"), "-XshowSettings:properties");
    assertThat(service.exitCode()).isEqualTo(1);
    return service
        .output()
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("darkroom.server ="))
        .toList();
  }

  private Service launch(Map<String, String> settings, String options) throws IOException {
    return Service.launch(
        directory.resolve("service"),
        FreePort.find(),
        settings,
        Map.of(Service.WAR, war.toString(), "JDK_JAVA_OPTIONS", options));
  }
}
