package io.darkroom.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.clients.ClientCommand.Outcome;
import io.darkroom.support.DiskImages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images that python-glanceclient changes, shares and deletes by version 1. */
interface GlanceV1CareBehaviour {

  Cloud cloud();

  GlanceV1 v1();

  private String reserved(String... options) throws Exception {
    return v1().create("before", options).value("id");
  }

  private static List<String> properties(Table table) {
    return table.rows().stream()
        .filter(row -> row.get(0).startsWith("Property '"))
        .map(row -> row.get(0).replaceAll("Property '(.*)'", "$1") + "=" + row.get(1))
        .toList();
  }

  @Test
  default void updateKeepsThePropertiesThatItDoesNotName() throws Exception {
    String id = reserved("--property", "a=1", "--property", "b=2");

    Table updated =
        v1().table("image-update", "--name", "später", "--min-ram", "5", "--property", "b=3", id);

    assertThat(updated.rows()).contains(List.of("name", "später"), List.of("min_ram", "5"));
    assertThat(properties(updated)).containsExactly("a=1", "b=3");
  }

  @Test
  default void updateThatPurgesRemovesThem() throws Exception {
    String id = reserved("--property", "a=1", "--property", "b=2");

    Table updated = v1().table("image-update", "--purge-props", "--property", "b=3", id);

    assertThat(properties(updated)).containsExactly("b=3");
  }

  @Test
  default void wrongDataAreRefusedInItsOwnWords(@TempDir Path home) throws Exception {
    byte[] content = DiskImages.raw(5_000);
    Path disk = Files.write(home.resolve("disk.raw"), content);
    String wrong = "0123456789abcdef0123456789abcdef";

    Outcome store =
        v1().run(GlanceV1.creation("wrong", "--file", disk.toString(), "--store", "rbd"));
    Outcome sum =
        v1().run(GlanceV1.creation("wrong", "--file", disk.toString(), "--checksum", wrong));

    assertThat(store).isEqualTo(new Outcome(1, "HTTP 400 Bad Request: There is no store rbd.\n"));
    assertThat(sum.status()).isEqualTo(1);
    assertThat(sum.output())
        .startsWith("HTTP 400 Bad Request: ")
        .contains(DiskImages.md5(content), wrong);
  }

  @Test
  default void protectedImageIsDeletedWhenItIsNotAnyMore() throws Exception {
    String id = reserved("--is-protected", "True");

    String refused = v1().run("image-delete", id).output();
    v1().table("image-update", "--is-protected", "False", id);
    v1().silently("image-delete", id);

    assertThat(refused).startsWith("HTTP 403 Forbidden").contains("Unable to delete image " + id);
    assertThat(v1().run("image-show", id))
        .isEqualTo(new Outcome(1, "No image with a name or ID of '" + id + "' exists.\n"));
  }

  @Test
  default void membersComeAndGo() throws Exception {
    String id = reserved();
    String one = UUID.randomUUID().toString();
    String other = UUID.randomUUID().toString();

    v1().silently("member-create", id, one);
    v1().silently("member-create", "--can-share", id, other);
    Table ofImage = v1().table("member-list", "--image-id", id);
    Table ofTenant = v1().table("member-list", "--tenant-id", other);
    v1().silently("member-delete", id, one);

    assertThat(ofImage.rows())
        .containsExactlyInAnyOrder(List.of(id, one, ""), List.of(id, other, "True"));
    assertThat(ofTenant.rows()).containsExactly(List.of(id, other, "True"));
    assertThat(v1().table("member-list", "--image-id", id).rows())
        .containsExactly(List.of(id, other, "True"));
  }
}
