package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.DiskImages;
import io.darkroom.support.FileServer;
import io.darkroom.support.FreePort;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a client can rely on from the first POST to the downloaded bytes, on any database. */
interface ImportBehaviour {

  Client client();

  FileServer source();

  Path data();

  @Test
  default void importedRawImageIsDownloadedBitForBit() throws Exception {
    importAndCompare("raw", DiskImages.raw(5_000_001), 5_000_001);
  }

  @Test
  default void importedQcow2ImageIsDownloadedBitForBit() throws Exception {
    importAndCompare("qcow2", DiskImages.qcow2(64 << 20), 64 << 20);
  }

  private void importAndCompare(String format, byte[] content, long virtualSize) throws Exception {
    String url = source().serve("image." + format, content);

    JsonObject created = client().postImport(url, format);
    JsonObject ended = client().awaitEnd(created.getString("id"));

    assertThat(created.getString("status")).isEqualTo("pending");
    assertThat(ended.getString("status")).as(ended.toString()).isEqualTo("success");
    assertThat(ended.getString("message")).isEmpty();
    String imageId = ended.getJsonObject("result").getString("image_id");
    assertThat(ended.getString("image_id")).isEqualTo(imageId);
    assertImage(imageId, format, content, virtualSize);
  }

  private void assertImage(String id, String format, byte[] content, long virtualSize)
      throws Exception {
    JsonObject image = Client.json(client().get("v2/images/" + id).body());
    String md5 = hash("MD5", content);
    assertThat(image)
        .isEqualTo(
            Client.json(
                """
                {"os_distro": "debian", "name": "an image", "disk_format": "%s",
                 "container_format": "bare", "visibility": "shared", "size": %d,
                 "virtual_size": %d, "status": "active", "checksum": "%s", "protected": false,
                 "min_ram": 0, "min_disk": 0, "owner": "local", "os_hidden": false,
                 "os_hash_algo": "sha512", "os_hash_value": "%s", "id": "%s",
                 "created_at": "%s", "updated_at": "%s", "tags": ["a", "b"],
                 "self": "/v2/images/%6$s", "file": "/v2/images/%6$s/file",
                 "schema": "/v2/schemas/image", "stores": "file"}
                """
                    .formatted(
                        format,
                        content.length,
                        virtualSize,
                        md5,
                        hash("SHA-512", content),
                        id,
                        image.getString("created_at"),
                        image.getString("updated_at"))));
    HttpResponse<byte[]> file = client().bytes("v2/images/" + id + "/file");
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-MD5")).contains(md5);
    assertThat(file.headers().firstValueAsLong("Content-Length")).hasValue(content.length);
    assertThat(file.body()).isEqualTo(content);
  }

  @Test
  default void partOfAnImageIsDownloadedByRange() throws Exception {
    byte[] content = DiskImages.raw(100_000);
    String url = source().serve("ranges.raw", content);
    JsonObject task = client().awaitEnd(client().postImport(url, "raw").getString("id"));
    String file = "v2/images/" + task.getString("image_id") + "/file";

    HttpResponse<byte[]> part = client().bytes(file, "Range", "bytes=10-19");
    HttpResponse<String> beyond = client().get(file, "Range", "bytes=100000-");

    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.headers().firstValue("Content-Range")).contains("bytes 10-19/100000");
    assertThat(part.body()).isEqualTo(java.util.Arrays.copyOfRange(content, 10, 20));
    assertThat(beyond.statusCode()).isEqualTo(416);
  }

  @Test
  default void acceptSaysNothingOfAnswersButErrors() throws Exception {
    String url = source().serve("accept.raw", DiskImages.raw(1000));
    JsonObject task = client().awaitEnd(client().postImport(url, "raw").getString("id"));
    String file = "v2/images/" + task.getString("image_id") + "/file";

    assertThat(client().bytes(file, "Accept", "application/json").statusCode()).isEqualTo(200);
    assertThat(client().get("v2/tasks", "Accept", "text/plain").statusCode()).isEqualTo(200);
    assertThat(client().get("v2/tasks", "Accept", "*/*;q=x").statusCode()).isEqualTo(200);
    assertThat(client().send("HEAD", file, "").statusCode()).isEqualTo(405);
  }

  @Test
  default void sourceThatIsNotThereEndsInFailureWithItsStatus() throws Exception {
    assertFailure(source().url("absent"), "raw", "The source answered with status 404.");
  }

  @Test
  default void sourceThatSendsLessThanItAnnouncedEndsInFailure() throws Exception {
    assertFailure(
        source().serveShort("short.raw", 1_000_000, 400_000),
        "raw",
        "The source announced 1000000 bytes and sent 400000.");
  }

  @Test
  default void contentOfAnotherFormatEndsInFailureThatNamesBoth() throws Exception {
    assertFailure(
        source().serve("liar", DiskImages.qcow2(1 << 20)),
        "raw",
        "The image was declared to be raw but its content is qcow2.");
  }

  @Test
  default void emptySourceEndsInFailure() throws Exception {
    assertFailure(source().serve("empty", new byte[0]), "raw", "The source is empty.");
  }

  @Test
  default void closedPortAndUnknownNameEndInTheSameWords() throws Exception {
    String unreadable = "The source could not be read.";
    assertFailure("http://127.0.0.1:" + FreePort.find() + "/x", "raw", unreadable);
    assertFailure("http://nowhere.invalid:8080/x", "raw", unreadable);
  }

  private void assertFailure(String url, String format, String message) throws Exception {
    String id = client().postImport(url, format).getString("id");
    JsonObject task = client().awaitEnd(id);

    assertThat(task.getString("status")).isEqualTo("failure");
    assertThat(task.getString("message")).isEqualTo(message);
    assertThat(task.isNull("result")).isTrue();
    assertThat(task).containsKey("expires_at").doesNotContainKey("image_id");
    assertNothingLeft(id);
  }

  private void assertNothingLeft(String taskId) throws Exception {
    org.awaitility.Awaitility.await()
        .untilAsserted(
            () -> {
              assertThat(names("staging")).noneMatch(name -> name.startsWith(taskId));
              assertThat(names("images")).noneMatch(name -> name.startsWith(taskId));
            });
  }

  private List<String> names(String directory) throws Exception {
    try (Stream<Path> files = Files.list(data().resolve(directory))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  default void everyOneOfManyTasksPostedAtOnceEnds() throws Exception {
    String url = source().serve("small.raw", DiskImages.raw(1000));

    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      ids.add(client().postImport(url, "raw").getString("id"));
    }

    assertThat(ids)
        .allSatisfy(
            id -> assertThat(client().awaitEnd(id).getString("status")).isEqualTo("success"));
  }

  private static String hash(String algorithm, byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
  }
}
