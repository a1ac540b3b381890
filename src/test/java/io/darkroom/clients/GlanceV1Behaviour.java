package io.darkroom.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.DiskImages;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images through python-glanceclient as it was used before 2015; the stores are fast and cheap. */
interface GlanceV1Behaviour {

  byte[] CONTENT = DiskImages.raw(70_000);
  String MD5 = DiskImages.md5(CONTENT);

  Cloud cloud();

  GlanceV1 v1();

  private JsonObject image(String id) throws Exception {
    return cloud().service().client().image(id);
  }

  private static String time(String ofV2) {
    return ofV2.replace("Z", ".000000");
  }

  /** It shows what comes in headers, which is UTF-8, as if it were ISO 8859-1. */
  private static String fromHeader(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static List<String> row(String... cells) {
    return List.of(cells);
  }

  @Test
  default void imageIsCreatedWithItsFileByV1(@TempDir Path home) throws Exception {
    String id = UUID.randomUUID().toString();
    Path disk = Files.write(home.resolve("disk.raw"), CONTENT);

    Table created =
        v1().create(
                "ein größeres Bild 😀, 100 %",
                "--id",
                id,
                "--file",
                disk.toString(),
                "--checksum",
                MD5,
                "--store",
                "cheap",
                "--min-disk",
                "5",
                "--min-ram",
                "256",
                "--property",
                "os distro=Debian “trixie” %41");
    Table shown = v1().table("image-show", id);
    Path copy = home.resolve("copy.raw");
    v1().silently("image-download", "--file", copy.toString(), id);

    JsonObject image = image(id);
    assertThat(created.rows())
        .containsExactlyInAnyOrder(
            row("Property 'os_distro'", "Debian “trixie” %41"),
            row("checksum", MD5),
            row("container_format", "bare"),
            row("created_at", time(image.getString("created_at"))),
            row("deleted", "False"),
            row("deleted_at", "None"),
            row("disk_format", "raw"),
            row("id", id),
            row("is_public", "False"),
            row("min_disk", "5"),
            row("min_ram", "256"),
            row("name", "ein größeres Bild 😀, 100 %"),
            row("owner", "local"),
            row("protected", "False"),
            row("size", "70000"),
            row("status", "active"),
            row("updated_at", time(image.getString("updated_at"))),
            row("uri", cloud().service().client().url("v1/images/" + id)),
            row("virtual_size", "70000"));
    assertThat(shown.rows())
        .isEqualTo(
            created.rows().stream()
                .map(row -> row(row.get(0), fromHeader(row.get(1).replace("None", ""))))
                .toList());
    assertThat(copy).hasBinaryContent(CONTENT);
    assertThat(image.getString("os_distro")).isEqualTo("Debian “trixie” %41");
    assertThat(image.getString("stores")).isEqualTo("cheap");
  }

  @Test
  default void imageIsCreatedFromAPipe(@TempDir Path home) throws Exception {
    Path disk = Files.write(home.resolve("disk.raw"), CONTENT);

    Table created = v1().createPiped(disk, "piped");

    assertThat(created.rows())
        .contains(row("checksum", MD5), row("size", "70000"), row("status", "active"));
  }

  @Test
  default void reservedImageGetsItsDataAfterwards(@TempDir Path home) throws Exception {
    Path disk = Files.write(home.resolve("disk.raw"), CONTENT);
    Table reserved = v1().table("image-create", "--name", "reserved", "--property", "a=1");
    String id = reserved.value("id");

    Table updated =
        v1().table(
                "image-update",
                "--file",
                disk.toString(),
                "--disk-format",
                "raw",
                "--container-format",
                "bare",
                id);

    assertThat(reserved.rows()).contains(row("status", "queued"), row("size", "0"));
    assertThat(updated.rows())
        .contains(row("status", "active"), row("checksum", MD5), row("Property 'a'", "1"));
  }
}
