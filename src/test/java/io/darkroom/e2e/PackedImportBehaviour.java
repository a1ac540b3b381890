package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.DiskImages;
import io.darkroom.support.FileServer;
import io.darkroom.support.ImageCalls;
import io.darkroom.support.Packed;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images that come in an archive are the disk that was in it. */
interface PackedImportBehaviour {

  Client client();

  FileServer source();

  private String served(byte[] content) {
    return source().serve(UUID.randomUUID().toString(), content);
  }

  private JsonObject imported(String url, String disk, String container, String more)
      throws Exception {
    String task =
        Client.json(
                client()
                    .post(
                        "v2/tasks",
                        """
                        {"type": "import", "input": {
                          "import_from": "%s", "import_from_format": "%s",
                          "image_properties": {"container_format": "%s"}%s}}
                        """
                            .formatted(url, disk, container, more))
                    .body())
            .getString("id");
    JsonObject ended = client().awaitEnd(task);
    assertThat(ended.getString("status")).as(ended.toString()).isEqualTo("success");
    return client().image(ended.getString("image_id"));
  }

  private void assertIsDisk(JsonObject image, byte[] disk, String format) throws Exception {
    assertThat(image.getString("status")).isEqualTo("active");
    assertThat(image.getString("container_format")).isEqualTo("bare");
    assertThat(image.getString("disk_format")).isEqualTo(format);
    assertThat(image.getInt("size")).isEqualTo(disk.length);
    assertThat(image.getString("checksum")).isEqualTo(DiskImages.md5(disk));
    assertThat(image.getString("os_hash_value")).isEqualTo(DiskImages.sha512(disk));
    assertThat(client().bytes(image.getString("file")).body()).isEqualTo(disk);
  }

  @Test
  default void compressedImageIsUnpacked() throws Exception {
    byte[] disk = DiskImages.raw(700_001);

    assertIsDisk(imported(served(Packed.gzip(disk)), "raw", "compressed", ""), disk, "raw");
  }

  @Test
  default void whatIsExpectedOfASourceIsExpectedOfItsBytesAsTheyCome() throws Exception {
    byte[] disk = DiskImages.qcow2(1 << 20);
    byte[] packed = Packed.zip("disk.qcow2", disk);
    String expected =
        ", \"checksum\": \"%s\", \"os_hash_algo\": \"sha512\", \"os_hash_value\": \"%s\""
            .formatted(DiskImages.md5(packed), DiskImages.sha512(packed));

    assertIsDisk(imported(served(packed), "qcow2", "compressed", expected), disk, "qcow2");
  }

  @Test
  default void applianceGivesItsDisk() throws Exception {
    byte[] disk = DiskImages.raw(100_000);

    assertIsDisk(imported(served(Packed.ova("disk.img", disk)), "raw", "ova", ""), disk, "raw");
  }

  @ParameterizedTest
  @ValueSource(strings = {"web-download", "glance-direct"})
  default void importIntoAnImageUnpacksToo(String method) throws Exception {
    byte[] disk = DiskImages.raw(300_000);
    byte[] packed = Packed.gzip(disk);
    ImageCalls calls = new ImageCalls(client());
    String id = calls.newImage("{'disk_format': 'raw', 'container_format': 'compressed'}");
    String uri = "";
    if (method.equals("web-download")) {
      uri = ", 'uri': '" + served(packed) + "'";
    } else {
      client().upload("v2/images/" + id + "/stage", BodyPublishers.ofByteArray(packed));
    }

    int status =
        calls.status(
            "POST",
            "v2/images/" + id + "/import",
            "{'method': {'name': '" + method + "'" + uri + "}}");

    assertThat(status).isEqualTo(202);
    String task =
        Client.json(client().get("v2/images/" + id + "/tasks").body())
            .getJsonArray("tasks")
            .getJsonObject(0)
            .getString("id");
    JsonObject ended = client().awaitEnd(task);
    assertThat(ended.getString("status")).as(ended.toString()).isEqualTo("success");
    assertIsDisk(client().image(id), disk, "raw");
  }

  @Test
  default void damagedArchiveIsNoImage() throws Exception {
    byte[] packed = Packed.gzip(DiskImages.raw(100_000));
    packed[packed.length - 6] ^= 1;
    assertNoImage(packed, "The content is not a valid gzip image.");
  }

  @Test
  default void archiveOfNothingIsNoImage() throws Exception {
    assertNoImage(Packed.gzip(new byte[0]), "The source is empty.");
  }

  private void assertNoImage(byte[] packed, String message) throws Exception {
    String task =
        Client.json(
                client()
                    .post(
                        "v2/tasks",
                        """
                        {"type": "import", "input": {
                          "import_from": "%s", "import_from_format": "raw",
                          "image_properties": {"container_format": "compressed"}}}
                        """
                            .formatted(served(packed)))
                    .body())
            .getString("id");

    JsonObject ended = client().awaitEnd(task);

    assertThat(ended.getString("message")).isEqualTo(message);
    assertThat(ended).doesNotContainKey("image_id");
  }
}
