package io.darkroom.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.clients.ClientCommand.Outcome;
import io.darkroom.support.DiskImages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Images through the unified command of OpenStack; sharing takes a Keystone and is shown there. */
@EnabledIf(
    value = "io.darkroom.clients.ClientCommand#isOpenstackInstalled",
    disabledReason = "python3-openstackclient is not installed")
@TestInstance(Lifecycle.PER_CLASS)
class OpenstackImagesIT {

  private static final byte[] CONTENT = DiskImages.raw(100_000);

  private Path home;
  @AutoClose private Cloud cloud;
  private ClientCommand openstack;
  private Path disk;

  @BeforeAll
  void start(@TempDir Path directory, @TempDir Path home) throws Exception {
    this.home = home;
    cloud = Cloud.start(directory);
    openstack = ClientCommand.openstack(home, "http://127.0.0.1:" + cloud.service().port());
    disk = Files.write(home.resolve("disk.raw"), CONTENT);
  }

  private Table table(String... subcommand) throws Exception {
    Outcome outcome = openstack.run(subcommand);
    assertThat(outcome.status()).as(outcome.output()).isZero();
    return Table.of(outcome.output());
  }

  private void silently(String... subcommand) throws Exception {
    assertThat(openstack.run(subcommand)).isEqualTo(new Outcome(0, ""));
  }

  private String create(String name) throws Exception {
    return table("image", "create", "--file", disk.toString(), name).value("id");
  }

  @Test
  void imageIsCreatedWithItsFileShownAndSaved() throws Exception {
    String name = UUID.randomUUID().toString();

    String id =
        table(
                "image",
                "create",
                "--file",
                disk.toString(),
                "--disk-format",
                "raw",
                "--tag",
                "a",
                "--property",
                "os_distro=debian",
                name)
            .value("id");

    Table shown = table("image", "show", name);
    assertThat(shown.value("id")).isEqualTo(id);
    assertThat(shown.value("status")).isEqualTo("active");
    assertThat(shown.value("checksum")).isEqualTo(DiskImages.md5(CONTENT));
    assertThat(shown.value("size")).isEqualTo("100000");
    assertThat(shown.value("tags")).isEqualTo("a");
    assertThat(shown.value("properties")).contains("os_distro='debian'");
    Path copy = home.resolve(id);
    silently("image", "save", "--file", copy.toString(), id);
    assertThat(copy).hasBinaryContent(CONTENT);
  }

  @Test
  void imagesAreListedByWhatIsSaidOfThem() throws Exception {
    String name = UUID.randomUUID().toString();
    String id = create(name);
    silently("image", "set", "--tag", name, "--property", "which=" + name, id);

    for (List<String> filter :
        List.of(
            List.of("--name", name),
            List.of("--tag", name),
            List.of("--property", "which=" + name))) {
      assertThat(table("image", "list", filter.get(0), filter.get(1)).rows())
          .as(filter.get(0))
          .containsExactly(List.of(id, name, "active"));
    }
    assertThat(table("image", "list", "--long", "--name", name).rows())
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .contains("raw", "bare", "100000", DiskImages.md5(CONTENT), "local", name));
  }

  @Test
  void imageIsSetAndUnset() throws Exception {
    String id = create("before");

    silently(
        "image",
        "set",
        "--name",
        "after",
        "--min-disk",
        "2",
        "--property",
        "a=b",
        "--tag",
        "t",
        id);
    Table set = table("image", "show", id);
    silently("image", "unset", "--property", "a", "--tag", "t", id);
    silently("image", "set", "--protected", id);

    assertThat(set.value("name")).isEqualTo("after");
    assertThat(set.value("min_disk")).isEqualTo("2");
    assertThat(set.value("tags")).isEqualTo("t");
    assertThat(set.value("properties")).contains("a='b'");
    Table unset = table("image", "show", id);
    assertThat(unset.value("tags")).isEmpty();
    assertThat(unset.value("properties")).doesNotContain("a='b'");
    assertThat(unset.value("protected")).isEqualTo("True");
  }

  @Test
  void imageIsDeactivatedAndActivated() throws Exception {
    String id = create("switched");

    silently("image", "set", "--deactivate", id);
    assertThat(table("image", "show", id).value("status")).isEqualTo("deactivated");
    silently("image", "set", "--activate", id);
    assertThat(table("image", "show", id).value("status")).isEqualTo("active");
  }

  @Test
  void imageIsImported() throws Exception {
    String id =
        table("image", "create", "--import", "--file", disk.toString(), "imported").value("id");

    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> cloud.service().client().image(id).getString("status").equals("active"));
    assertThat(cloud.service().client().bytes("v2/images/" + id + "/file").body())
        .isEqualTo(CONTENT);
  }

  @Test
  void deletedImageIsGone() throws Exception {
    String id = create("gone");

    silently("image", "delete", id);

    assertThat(openstack.run("image", "show", id).output()).contains("No Image found for " + id);
  }
}
