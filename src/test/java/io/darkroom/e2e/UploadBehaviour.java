package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.support.Client;
import io.darkroom.support.DiskImages;
import io.darkroom.support.ImageCalls;
import io.darkroom.support.Together;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of data that clients send by themselves, on any database. */
interface UploadBehaviour {

  Duration PATIENCE = Duration.ofSeconds(60);

  Client client();

  Path data();

  /** The id of a new image that waits for data, of this disk format in no container. */
  default String queuedImage(String diskFormat) throws Exception {
    return new ImageCalls(client()).queued(diskFormat);
  }

  static String file(String image) {
    return "v2/images/" + image + "/file";
  }

  static BodyPublisher body(byte[] content, boolean chunked) {
    return chunked
        ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content))
        : BodyPublishers.ofByteArray(content);
  }

  @ParameterizedTest
  @CsvSource({
    "0, false", "1, false", "262144, false", "5000001, false",
    "0, true", "1, true", "262144, true", "5000001, true"
  })
  default void uploadedDataAreDownloadedBitForBit(int size, boolean chunked) throws Exception {
    byte[] content = DiskImages.raw(size);
    String id = queuedImage("raw");

    HttpResponse<String> answer = client().upload(file(id), body(content, chunked));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    JsonObject image = client().image(id);
    assertThat(image.getString("status")).isEqualTo("active");
    assertThat(image.getInt("size")).isEqualTo(size);
    assertThat(image.getInt("virtual_size")).isEqualTo(size);
    assertThat(image.getString("checksum")).isEqualTo(hash("MD5", content));
    assertThat(image.getString("os_hash_algo")).isEqualTo("sha512");
    assertThat(image.getString("os_hash_value")).isEqualTo(hash("SHA-512", content));
    assertThat(image.getString("stores")).isEqualTo("file");
    HttpResponse<byte[]> file = client().bytes(file(id));
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-MD5")).contains(hash("MD5", content));
    assertThat(file.headers().firstValueAsLong("Content-Length")).hasValue(size);
    assertThat(file.body()).isEqualTo(content);
    assertThat(stagedUploads()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"qcow2", "iso", "vmdk", "vhd", "vhdx", "vdi", "ploop"})
  default void dataThatAreNotOfTheirFormatAreRefused(String format) throws Exception {
    String id = queuedImage(format);

    HttpResponse<String> answer = client().upload(file(id), body(DiskImages.raw(1000), false));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("The image was declared to be " + format + " but its content is raw.");
    assertQueuedAndClean(id);
  }

  @Test
  default void dataInAContainerAreAccepted() throws Exception {
    String id =
        new ImageCalls(client()).newImage("{'disk_format': 'vmdk', 'container_format': 'ova'}");

    assertThat(client().upload(file(id), body(DiskImages.raw(1000), false)).statusCode())
        .isEqualTo(204);

    assertThat(client().image(id).isNull("virtual_size")).isTrue();
    assertThat(client().image(id).getInt("size")).isEqualTo(1000);
  }

  @Test
  default void qcow2TellsTheSizeOfItsDisk() throws Exception {
    String id = queuedImage("qcow2");

    client().upload(file(id), body(DiskImages.qcow2(64 << 20), false));

    assertThat(client().image(id).getInt("virtual_size")).isEqualTo(64 << 20);
  }

  @Test
  default void dataOfAnotherFormatAreRefusedAndLeaveNothing() throws Exception {
    String id = queuedImage("raw");

    HttpResponse<String> answer = client().upload(file(id), body(DiskImages.qcow2(1 << 20), false));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("The image was declared to be raw but its content is qcow2.");
    assertQueuedAndClean(id);
    assertThat(client().upload(file(id), body(new byte[3], false)).statusCode()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/json", "application/x-www-form-urlencoded"})
  default void onlyBytesAreTaken(String type) throws Exception {
    String id = queuedImage("raw");

    assertThat(client().send("PUT", file(id), "x", "Content-Type", type).statusCode())
        .isEqualTo(415);
    assertThat(
            client()
                .send("PUT", "v2/images/" + id + "/stage", "x", "Content-Type", type)
                .statusCode())
        .isEqualTo(415);
    assertThat(client().send("PUT", file(id), "x").statusCode()).isEqualTo(415);
    assertQueuedAndClean(id);
  }

  @Test
  default void partOfTheDataIsNotTakenForTheWhole() throws Exception {
    String id = queuedImage("raw");

    assertThat(
            client()
                .upload(file(id), body(new byte[5], false), "Content-Range", "bytes 5-9/10")
                .statusCode())
        .isEqualTo(400);
    assertQueuedAndClean(id);
  }

  @Test
  default void imageTakesDataOnce() throws Exception {
    String id = queuedImage("raw");
    client().upload(file(id), body(new byte[] {1}, false));

    assertThat(client().upload(file(id), body(new byte[] {2}, false)).statusCode()).isEqualTo(409);
    assertThat(client().upload("v2/images/" + id + "/stage", body(new byte[] {2}, false)))
        .returns(409, HttpResponse::statusCode);
    assertThat(client().bytes(file(id)).body()).containsExactly(1);
  }

  @Test
  default void whatIsNotThereTakesNoData() throws Exception {
    String id = queuedImage("raw");
    String unknown = "8a1c8d1e-0000-4000-8000-000000000000";

    assertThat(client().upload(file(unknown), body(new byte[1], false)).statusCode())
        .isEqualTo(404);
    for (String store : List.of("nowhere", "staging", "", "file,file")) {
      assertThat(
              client()
                  .upload(file(id), body(new byte[1], false), "x-image-meta-store", store)
                  .statusCode())
          .as(store)
          .isEqualTo(400);
    }
    assertQueuedAndClean(id);
    assertThat(client().upload(file(id), body(new byte[1], true), "x-image-meta-store", "file"))
        .returns(204, HttpResponse::statusCode);
  }

  @Test
  default void stagedDataWaitForAnImport() throws Exception {
    byte[] content = DiskImages.raw(300_000);
    String id = queuedImage("raw");
    String stage = "v2/images/" + id + "/stage";

    assertThat(client().upload(stage, body(content, true)).statusCode()).isEqualTo(204);

    JsonObject image = client().image(id);
    assertThat(image.getString("status")).isEqualTo("uploading");
    assertThat(image.getInt("size")).isEqualTo(300_000);
    assertThat(image.isNull("checksum")).isTrue();
    assertThat(image).doesNotContainKey("stores");
    assertThat(client().bytes(file(id)).statusCode()).isEqualTo(204);
    assertThat(client().upload(stage, body(content, false)).statusCode()).isEqualTo(409);
    assertThat(client().upload(file(id), body(content, false)).statusCode()).isEqualTo(409);
    List<Path> staged = stagedUploads();
    assertThat(staged).hasSize(1);
    assertThat(Files.readAllBytes(staged.get(0))).isEqualTo(content);
    assertThat(new ImageCalls(client()).delete(id).statusCode()).isEqualTo(204);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(stagedUploads()).isEmpty());
  }

  @Test
  default void manyUploadsAtOnceAllArrive() throws Exception {
    byte[] content = DiskImages.raw(700_000);

    List<String> images =
        Together.run(
            50,
            () -> {
              String id = queuedImage("raw");
              HttpResponse<String> answer = client().upload(file(id), body(content, true));
              assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
              return id;
            });

    for (String id : images) {
      assertThat(client().bytes(file(id)).body()).isEqualTo(content);
    }
    assertThat(stagedUploads()).isEmpty();
  }

  @Test
  default void partsAreDownloaded() throws Exception {
    byte[] content = DiskImages.raw(1000);
    String id = queuedImage("raw");
    client().upload(file(id), body(content, false));

    HttpResponse<byte[]> range = client().bytes(file(id), "Range", "bytes=-10");
    HttpResponse<byte[]> old = client().bytes(file(id), "Content-Range", "bytes 5-9/*");

    assertThat(range.statusCode()).isEqualTo(206);
    assertThat(range.body()).isEqualTo(Arrays.copyOfRange(content, 990, 1000));
    assertThat(old.statusCode()).isEqualTo(206);
    assertThat(old.headers().firstValue("Content-Range")).contains("bytes 5-9/1000");
    assertThat(old.body()).isEqualTo(Arrays.copyOfRange(content, 5, 10));
    assertThat(client().get(file(id), "Range", "bytes=1000-").statusCode()).isEqualTo(416);
    assertThat(client().get(file(id), "Content-Range", "bytes 5-1000/*").statusCode())
        .isEqualTo(416);
    assertThat(client().get(file(id), "Range", "bytes=0-1,3-4").statusCode()).isEqualTo(400);
  }

  /** What does not pass through the server's buffers. */
  @Test
  default void largePartsAreDownloadedOneAfterTheOther() throws Exception {
    byte[] content = DiskImages.raw(5_000_000);
    String id = queuedImage("raw");
    client().upload(file(id), body(content, false));

    HttpResponse<byte[]> range = client().bytes(file(id), "Range", "bytes=7-4900000");
    HttpResponse<byte[]> whole = client().bytes(file(id));

    assertThat(range.statusCode()).isEqualTo(206);
    assertThat(range.body()).isEqualTo(Arrays.copyOfRange(content, 7, 4_900_001));
    assertThat(whole.body()).isEqualTo(content);
  }

  @Test
  default void ofNothingThereIsNoPart() throws Exception {
    String id = queuedImage("raw");
    assertThat(client().get(file(id), "Range", "bytes=0-3").statusCode()).isEqualTo(204);
    client().upload(file(id), body(new byte[0], false));

    assertThat(client().get(file(id), "Range", "bytes=0-").statusCode()).isEqualTo(416);
    assertThat(client().get(file(id), "Range", "bytes=-1").statusCode()).isEqualTo(416);
    assertThat(client().get(file(id)).statusCode()).isEqualTo(200);
  }

  default void assertQueuedAndClean(String id) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              JsonObject image = client().image(id);
              assertThat(image.getString("status")).isEqualTo("queued");
              assertThat(image.isNull("size")).isTrue();
              assertThat(image).doesNotContainKey("stores");
              assertThat(stagedUploads()).isEmpty();
            });
  }

  default List<Path> stagedUploads() throws Exception {
    try (Stream<Path> files = Files.list(data().resolve("staging"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("upload."))
          .sorted()
          .toList();
    }
  }

  static String hash(String algorithm, byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
  }
}
