package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.support.Client;
import io.darkroom.support.DiskImages;
import io.darkroom.support.FileServer;
import io.darkroom.support.FreePort;
import io.darkroom.support.Packed;
import io.darkroom.support.Service;
import io.darkroom.support.V1Calls;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service whose operator keeps every disk as qcow2. */
@EnabledIf(
    value = "io.darkroom.formats.QemuImg#isInstalled",
    disabledReason = "qemu-utils is not installed")
@TestInstance(Lifecycle.PER_CLASS)
class ConversionIT {

  private static final int DISK = 3 << 20;

  private FileServer source;
  private Service service;
  private Path directory;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    this.directory = directory;
    source = new FileServer();
    service =
        Service.start(
            directory,
            Map.of(
                "darkroom.import.allowed-hosts", "127.0.0.1",
                "darkroom.import.allowed-ports", String.valueOf(source.port()),
                "darkroom.import.convert-to", "qcow2",
                "darkroom.import.ovf-properties", "os_admin_user, absent, name"));
  }

  @AfterAll
  void stop() throws Exception {
    service.close();
    source.close();
  }

  private Client client() {
    return service.client();
  }

  private String served(byte[] content) {
    return source.serve(UUID.randomUUID().toString(), content);
  }

  private JsonObject imported(byte[] content, String disk, String container) throws Exception {
    return client().imported(served(content), disk, container);
  }

  private byte[] written(byte[] raw, String driver) throws Exception {
    Path from = Files.write(directory.resolve(UUID.randomUUID() + ".raw"), raw);
    Path to = directory.resolve(UUID.randomUUID() + "." + driver);
    run("qemu-img", "convert", "-f", "raw", "-O", driver, from.toString(), to.toString());
    return Files.readAllBytes(to);
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private void assertIsQcow2Of(JsonObject image, byte[] raw) throws Exception {
    assertThat(image.getString("disk_format")).isEqualTo("qcow2");
    assertThat(image.getString("container_format")).isEqualTo("bare");
    assertThat(image.getInt("virtual_size")).isEqualTo(raw.length);
    Path stored = directory.resolve(image.getString("id"));
    client().download("v2/images/" + image.getString("id") + "/file", stored);
    byte[] bytes = Files.readAllBytes(stored);
    assertThat(image.getInt("size")).isEqualTo(bytes.length);
    assertThat(image.getString("checksum")).isEqualTo(DiskImages.md5(bytes));
    assertThat(image.getString("os_hash_value")).isEqualTo(DiskImages.sha512(bytes));
    Path expected = Files.write(directory.resolve(UUID.randomUUID() + ".raw"), raw);
    run("qemu-img", "compare", "-f", "qcow2", "-F", "raw", stored.toString(), expected.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "raw, raw",
    "vmdk, vmdk",
    "vhdx, vhdx",
    "vdi, vdi",
    "ploop, parallels",
    "qcow2, qcow2"
  })
  void everyDiskBecomesOne(String format, String driver) throws Exception {
    byte[] raw = DiskImages.raw(DISK);

    assertIsQcow2Of(imported(written(raw, driver), format, "bare"), raw);
  }

  @Test
  void diskOfAnArchiveToo() throws Exception {
    byte[] raw = DiskImages.raw(DISK);

    assertIsQcow2Of(imported(Packed.gzip(raw), "raw", "compressed"), raw);
  }

  @Test
  void applianceSaysWhatTheOperatorWantsToKnowOfItsDisk() throws Exception {
    byte[] raw = DiskImages.raw(DISK);

    JsonObject image = imported(Packed.ova("disk.img", raw), "raw", "ova");

    assertIsQcow2Of(image, raw);
    assertThat(image.getString("os_admin_user")).isEqualTo("root");
    assertThat(image.getString("name")).isEqualTo("an image");
    assertThat(image).doesNotContainKeys("unwanted", "absent");
  }

  @Test
  void whatIsNoDiskStaysWhatItIs() throws Exception {
    byte[] kernel = DiskImages.raw(100_000);

    JsonObject image = imported(kernel, "aki", "aki");

    assertThat(image.getString("disk_format")).isEqualTo("aki");
    assertThat(client().bytes(image.getString("file")).body()).isEqualTo(kernel);
  }

  @Test
  void sizeAndChecksumThatWereSaidBeforeAreThoseOfTheSource() throws Exception {
    byte[] raw = DiskImages.raw(DISK);
    String[] headers =
        V1Calls.complete(
            "size", String.valueOf(DISK), "checksum", DiskImages.md5(raw), "", served(raw));
    headers[headers.length - 2] = "x-glance-api-copy-from";

    String id = V1Calls.image(new V1Calls(client()).post("", headers)).getString("id");

    String task =
        Client.json(client().get("v2/images/" + id + "/tasks").body())
            .getJsonArray("tasks")
            .getJsonObject(0)
            .getString("id");
    assertThat(client().awaitEnd(task).getString("message")).isEmpty();
    assertIsQcow2Of(client().image(id), raw);
  }

  @Test
  void deathOfTheServiceIsTheDeathOfItsConversions(@TempDir Path elsewhere) throws Exception {
    Path started = elsewhere.resolve("started");
    Path command = elsewhere.resolve("qemu-img");
    Files.writeString(command, "#!/bin/sh\necho $$ > " + started + "\nexec sleep 600\n");
    assertThat(command.toFile().setExecutable(true)).isTrue();
    Service victim =
        Service.start(
            elsewhere,
            Map.of(
                "darkroom.import.allowed-hosts",
                "127.0.0.1",
                "darkroom.import.allowed-ports",
                String.valueOf(source.port()),
                "darkroom.import.convert-to",
                "qcow2",
                "darkroom.import.qemu-img",
                command.toString()));
    victim.client().postImport(served(DiskImages.raw(1000)), "raw");
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> Files.exists(started) && Files.readString(started).endsWith("\n"));
    long child = Long.parseLong(Files.readString(started).strip());
    assertThat(ProcessHandle.of(child)).isPresent();

    victim.kill();

    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
  }

  @Test
  void startWithoutTheToolSaysSo(@TempDir Path elsewhere) throws Exception {
    Service without =
        Service.launch(
            elsewhere,
            FreePort.find(),
            Map.of(
                "darkroom.import.convert-to", "raw",
                "darkroom.import.qemu-img", "/nowhere/qemu-img"));

    assertThat(without.exitCode()).isEqualTo(1);
    assertThat(without.output()).contains("darkroom.import.convert-to", "qemu-img");
  }
}
