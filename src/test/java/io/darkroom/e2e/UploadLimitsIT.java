package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.rpc.Code;
import io.darkroom.support.Client;
import io.darkroom.support.FileServer;
import io.darkroom.support.ImageCalls;
import io.darkroom.support.Imports;
import io.darkroom.support.OpenUpload;
import io.darkroom.support.Operations;
import io.darkroom.support.Packed;
import io.darkroom.support.Service;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads that are too slow or too large for what the operator allows. */
@TestInstance(Lifecycle.PER_CLASS)
class UploadLimitsIT {

  private static final int CAP = 1_000_000;
  private static final int QUOTA = 1_500_000;
  private static final int STAGED_QUOTA = 500_000;

  private Service service;
  private Path directory;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    this.directory = directory;
    service =
        Service.start(
            directory,
            Map.of(
                "darkroom.import.allowed-hosts", "127.0.0.1",
                "darkroom.import.allowed-ports", "1-65535",
                "darkroom.import.total-timeout", "PT6S",
                "darkroom.api.max-page-size", "2",
                "darkroom.images.upload-pace", "PT2S",
                "darkroom.images.size-cap", String.valueOf(CAP),
                "darkroom.images.max-bytes-per-project", String.valueOf(QUOTA),
                "darkroom.images.max-staged-bytes-per-project", String.valueOf(STAGED_QUOTA)));
  }

  @AfterAll
  void stop() throws Exception {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1/images", "v1/images/detail", "v2/images"})
  void noPageIsLargerThanTheOperatorLikes(String list) throws Exception {
    for (int image = 0; image < 3; image++) {
      queued();
    }

    for (String limit : new String[] {"", "?limit=3", "?limit=1000"}) {
      assertThat(Client.json(service.client().get(list + limit).body()).getJsonArray("images"))
          .as(limit)
          .hasSize(2);
    }
    assertThat(Client.json(service.client().get(list + "?limit=1").body()).getJsonArray("images"))
        .hasSize(1);
  }

  private String queued() throws Exception {
    return new ImageCalls(service.client()).queued("raw");
  }

  private static String file(String id) {
    return "v2/images/" + id + "/file";
  }

  private static String stage(String id) {
    return "v2/images/" + id + "/stage";
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 100000", "Transfer-Encoding: chunked"})
  void clientThatSendsAByteNowAndThenIsCutOff(String header) throws Exception {
    String id = queued();

    try (OpenUpload upload = new OpenUpload(service.port(), file(id), header)) {
      await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(500))
          .until(
              () -> {
                upload.send("1\r\nx\r\n".getBytes(StandardCharsets.US_ASCII));
                return upload.isAnswered();
              });
      assertThat(upload.status()).startsWith("HTTP/1.1 408");
    }

    assertQueuedAndClean(id);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void moreThanTheCapIsRefused(boolean chunked) throws Exception {
    String header = chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + (CAP + 1);
    for (String path : new String[] {"file", "stage"}) {
      String id = queued();
      try (OpenUpload upload =
          new OpenUpload(service.port(), "v2/images/" + id + "/" + path, header)) {
        if (chunked) {
          upload.send("f4241\r\n".getBytes(StandardCharsets.US_ASCII));
          upload.send(new byte[CAP + 1]);
          upload.send("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(upload.status()).startsWith("HTTP/1.1 413");
      }
      assertQueuedAndClean(id);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void projectUploadsAndStagesOnlyWhatItMay(boolean chunked) throws Exception {
    String staged = queued();
    assertThat(upload(stage(staged), STAGED_QUOTA + 1, chunked)).isEqualTo(413);
    assertQueuedAndClean(staged);
    assertThat(upload(stage(staged), STAGED_QUOTA, chunked)).isEqualTo(204);
    assertThat(upload(stage(queued()), 1, chunked)).isEqualTo(413);
    new ImageCalls(client()).delete(staged);

    String active = queued();
    String tooMuch = queued();
    assertThat(upload(file(active), CAP, chunked)).isEqualTo(204);
    assertThat(upload(file(tooMuch), QUOTA - CAP + 1, chunked)).isEqualTo(413);
    assertThat(client().image(tooMuch).getString("status")).isEqualTo("queued");
    assertThat(upload(file(tooMuch), QUOTA - CAP, chunked)).isEqualTo(204);
    new ImageCalls(client()).delete(active);
    new ImageCalls(client()).delete(tooMuch);
  }

  @Test
  void downloadThatThereIsNoRoomForEndsBeforeItsSource() throws Exception {
    String active = queued();
    assertThat(upload(file(active), CAP, true)).isEqualTo(204);
    try (FileServer source = new FileServer()) {
      assertFailedInFetch(
          source.serveSlowly("large.raw", new byte[QUOTA - CAP + 1], 600),
          Code.RESOURCE_EXHAUSTED,
          "TOO_MANY_BYTES",
          "The project may store up to 1500000 bytes.");
    } finally {
      new ImageCalls(client()).delete(active);
    }
  }

  @Test
  void archiveOfADiskThatThereIsNoRoomForIsNoImage() throws Exception {
    String active = queued();
    assertThat(upload(file(active), CAP, true)).isEqualTo(204);
    try (FileServer source = new FileServer()) {
      byte[] packed = Packed.gzip(Packed.patterned(QUOTA - CAP + 1));
      assertFailed(
          "unpack",
          imported(source.serve("packed.gz", packed), "compressed"),
          Code.RESOURCE_EXHAUSTED,
          "TOO_MANY_BYTES",
          "The project may store up to 1500000 bytes.");
    } finally {
      new ImageCalls(client()).delete(active);
    }
  }

  @Test
  void downloadThatTakesTooLongEnds() throws Exception {
    try (FileServer source = new FileServer()) {
      assertFailedInFetch(
          source.serveSlowly("slow.raw", new byte[100_000], 600),
          Code.DEADLINE_EXCEEDED,
          "SOURCE_TOO_LONG",
          "The source took longer than the limit of 6 seconds.");
    }
  }

  private void assertFailedInFetch(String url, Code code, String reason, String message)
      throws Exception {
    assertFailed("fetch", client().postImport(url, "raw").getString("id"), code, reason, message);
  }

  private String imported(String url, String container) throws Exception {
    String body = Imports.body(url, "raw", container);
    return Client.json(client().post("v2/tasks", body).body()).getString("id");
  }

  private void assertFailed(String step, String id, Code code, String reason, String message)
      throws Exception {
    JsonObject shown = new Operations(client(), "local").awaitStatus(id, "FAILURE");

    Operations.assertStatus(
        shown.getJsonObject("error"),
        code,
        reason,
        Map.of("step", step, "retriable", "false"),
        message);
  }

  private int upload(String path, int size, boolean chunked) throws Exception {
    return client().upload(path, UploadBehaviour.body(new byte[size], chunked)).statusCode();
  }

  private Client client() {
    return service.client();
  }

  private void assertQueuedAndClean(String id) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              assertThat(client().image(id).getString("status")).isEqualTo("queued");
              try (Stream<Path> files = Files.list(directory.resolve("data/staging"))) {
                assertThat(files).noneMatch(name -> name.toString().contains("upload."));
              }
            });
  }
}
