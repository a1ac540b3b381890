package io.darkroom.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.clients.ClientCommand.Outcome;
import io.darkroom.support.Client;
import io.darkroom.support.DiskImages;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Images through python-glanceclient, a service with two stores. */
@EnabledIf(
    value = "io.darkroom.clients.ClientCommand#isGlanceInstalled",
    disabledReason = "python3-glanceclient is not installed")
@TestInstance(Lifecycle.PER_CLASS)
class GlanceImagesIT
    implements GlanceV1Behaviour,
        GlanceV1FetchBehaviour,
        GlanceV1CareBehaviour,
        GlanceV1ListBehaviour {

  private static final byte[] CONTENT = DiskImages.raw(100_000);
  private static final String MD5 = DiskImages.md5(CONTENT);

  private Path home;
  @AutoClose private Cloud cloud;
  private ClientCommand glance;
  private Path disk;

  @BeforeAll
  void start(@TempDir Path directory, @TempDir Path home) throws Exception {
    this.home = home;
    cloud =
        Cloud.start(
            directory,
            Map.of(
                "darkroom.stores",
                "fast,cheap",
                "darkroom.stores.fast.directory",
                directory.resolve("fast").toString(),
                "darkroom.stores.cheap.directory",
                directory.resolve("cheap").toString(),
                "darkroom.stores.cheap.description",
                "Slow and large"));
    glance = ClientCommand.glance(home, "http://127.0.0.1:" + cloud.service().port());
    disk = Files.write(home.resolve("disk.raw"), CONTENT);
  }

  @Override
  public Cloud cloud() {
    return cloud;
  }

  @Override
  public GlanceV1 v1() {
    return new GlanceV1(glance);
  }

  private Table table(String... subcommand) throws Exception {
    Outcome outcome = glance.run(subcommand);
    assertThat(outcome.status()).as(outcome.output()).isZero();
    return Table.of(outcome.output());
  }

  private void silently(String... subcommand) throws Exception {
    assertThat(glance.run(subcommand)).isEqualTo(new Outcome(0, ""));
  }

  private Table create(String... options) throws Exception {
    String[] usual = {
      "image-create", "--name", "disk", "--disk-format", "raw", "--container-format", "bare"
    };
    return table(Stream.concat(Stream.of(usual), Stream.of(options)).toArray(String[]::new));
  }

  private Client client() {
    return cloud.service().client();
  }

  private JsonObject awaitStatus(String id, String status) {
    return await("image " + id)
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> client().image(id), image -> image.getString("status").equals(status));
  }

  @Test
  void imageIsCreatedWithItsFile() throws Exception {
    String id = UUID.randomUUID().toString();

    Table created =
        create(
            "--id",
            id,
            "--file",
            disk.toString(),
            "--property",
            "os_distro=debian",
            "--tags",
            "b",
            "a");

    JsonObject image = client().image(id);
    assertThat(created.rows())
        .containsExactlyInAnyOrder(
            List.of("checksum", MD5),
            List.of("container_format", "bare"),
            List.of("created_at", image.getString("created_at")),
            List.of("disk_format", "raw"),
            List.of("id", id),
            List.of("min_disk", "0"),
            List.of("min_ram", "0"),
            List.of("name", "disk"),
            List.of("os_distro", "debian"),
            List.of("os_hash_algo", "sha512"),
            List.of("os_hash_value", wrapped(image.getString("os_hash_value"))),
            List.of("os_hidden", "False"),
            List.of("owner", "local"),
            List.of("protected", "False"),
            List.of("size", "100000"),
            List.of("status", "active"),
            List.of("stores", "fast"),
            List.of("tags", "[\"a\", \"b\"]"),
            List.of("updated_at", image.getString("updated_at")),
            List.of("virtual_size", "100000"),
            List.of("visibility", "shared"));
    assertThat(table("image-show", id).rows()).isEqualTo(created.rows());
    assertThat(table("image-list", "--property-filter", "os_distro=debian").rows())
        .contains(List.of(id, "disk"));
    Path copy = home.resolve(id);
    silently("image-download", "--file", copy.toString(), id);
    assertThat(copy).hasBinaryContent(CONTENT);
  }

  /** As a table shows it. */
  private static String wrapped(String hash) {
    return hash.substring(0, 80) + " " + hash.substring(80);
  }

  @Test
  void listIsReadInPagesWithEachColumn() throws Exception {
    String owner = UUID.randomUUID().toString();
    List<String> ids =
        List.of(
            create("--owner", owner).value("id"),
            create("--owner", owner).value("id"),
            create("--owner", owner).value("id"));

    Table list =
        table("image-list", "--owner", owner, "--page-size", "1", "--sort", "created_at:asc");

    assertThat(list.rows()).isEqualTo(ids.stream().map(id -> List.of(id, "disk")).toList());
  }

  @Test
  void imageIsChanged() throws Exception {
    String id = create("--property", "a=1", "--property", "b=2").value("id");

    Table updated =
        table(
            "image-update",
            "--name",
            "größer 😀",
            "--property",
            "a=3",
            "--remove-property",
            "b",
            "--min-ram",
            "512",
            "--protected",
            "True",
            id);

    assertThat(updated.rows())
        .contains(
            List.of("name", "größer 😀"),
            List.of("a", "3"),
            List.of("min_ram", "512"),
            List.of("protected", "True"))
        .noneSatisfy(row -> assertThat(row).startsWith("b"));
    Outcome refused = glance.run("image-delete", id);
    assertThat(refused.status()).isEqualTo(1);
    // Its own words for 403.
    assertThat(refused.output()).startsWith("You are not permitted to delete the image");
  }

  @Test
  void tagsComeAndGo() throws Exception {
    String id = create().value("id");

    table("image-tag-update", id, "älter");
    table("image-tag-update", id, "neu");
    silently("image-tag-delete", id, "neu");

    assertThat(table("image-show", id).value("tags")).isEqualTo("[\"\\u00e4lter\"]");
  }

  @Test
  void imageIsSharedWithAProjectThatAccepts() throws Exception {
    String id = create().value("id");

    Table added = table("member-create", id, "friend");
    Table accepted = table("member-update", id, "friend", "accepted");
    Table listed = table("member-list", "--image-id", id);
    silently("member-delete", id, "friend");

    assertThat(added.rows()).containsExactly(List.of(id, "friend", "pending"));
    assertThat(accepted.rows()).containsExactly(List.of(id, "friend", "accepted"));
    assertThat(listed.rows()).isEqualTo(accepted.rows());
    assertThat(table("member-list", "--image-id", id).rows()).isEmpty();
  }

  @Test
  void imageIsDeactivatedAndReactivated() throws Exception {
    String id = create("--file", disk.toString()).value("id");

    silently("image-deactivate", id);
    assertThat(table("image-show", id).value("status")).isEqualTo("deactivated");
    silently("image-reactivate", id);
    assertThat(table("image-show", id).value("status")).isEqualTo("active");
  }

  @Test
  void stagedDataIsImported() throws Exception {
    String id = create().value("id");

    silently("image-stage", "--file", disk.toString(), id);
    assertThat(table("image-show", id).value("status")).isEqualTo("uploading");
    table("image-import", "--import-method", "glance-direct", "--stores", "fast,cheap", id);

    assertThat(awaitStatus(id, "active").getString("checksum")).isEqualTo(MD5);
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> client().image(id).getString("stores").equals("cheap,fast"));
    assertThat(glance.run("image-tasks", id).output()).contains("success");
    silently("stores-delete", "--store", "fast", id);
    assertThat(client().image(id).getString("stores")).isEqualTo("cheap");
    assertThat(client().bytes("v2/images/" + id + "/file").body()).isEqualTo(CONTENT);
  }

  @Test
  void imageIsCreatedFromTheWebAndCopiedToTheOtherStore() throws Exception {
    String id =
        table(
                "image-create-via-import",
                "--name",
                "web",
                "--disk-format",
                "raw",
                "--container-format",
                "bare",
                "--import-method",
                "web-download",
                "--uri",
                cloud.source().serve("web.raw", CONTENT))
            .value("id");
    awaitStatus(id, "active");

    table("image-import", "--import-method", "copy-image", "--stores", "cheap", id);

    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> client().image(id).getString("stores").contains("cheap"));
    assertThat(client().bytes("v2/images/" + id + "/file").body()).isEqualTo(CONTENT);
  }

  @Test
  void serviceSaysWhatItOffers() throws Exception {
    assertThat(table("import-info").value("import-methods").replace(" ", ""))
        .contains("glance-direct", "web-download", "copy-image");
    assertThat(glance.run("stores-info").output()).contains("fast", "cheap", "Slow and");
    assertThat(table("usage").rows()).hasSize(4);
  }

  @Test
  void deletedImageIsGone() throws Exception {
    String id = create("--file", disk.toString()).value("id");

    silently("image-delete", id);

    assertThat(glance.run("image-show", id))
        .isEqualTo(new Outcome(1, "HTTP 404 Not Found: There is no image " + id + ".\n"));
  }
}
