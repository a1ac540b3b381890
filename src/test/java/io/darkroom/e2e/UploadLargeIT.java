package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.support.Client;
import io.darkroom.support.FreePort;
import io.darkroom.support.ImageCalls;
import io.darkroom.support.Service;
import io.darkroom.support.V1Calls;
import jakarta.json.JsonObject;
import java.io.File;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** 5 GiB of zeros, more than any number of 32 bits counts. */
@TestInstance(Lifecycle.PER_CLASS)
class UploadLargeIT {

  private static final long SIZE = 5L << 30;
  private static final String MD5 = "ec4bcc8776ea04479b786e063a9ace45";

  private Service service;
  private File objects;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    service = Service.launch(directory, FreePort.find(), Map.of(), Service.AT_FULL_SPEED);
    service.awaitReady();
    objects = directory.resolve("data/images").toFile();
  }

  /** A machine has to have room for one of them only, also if its test has failed. */
  @AfterEach
  void makeRoom() throws Exception {
    JsonObject images = Client.json(service.client().get("v2/images").body());
    for (JsonObject image : images.getJsonArray("images").getValuesAs(JsonObject.class)) {
      assertThat(new ImageCalls(service.client()).delete(image.getString("id")).statusCode())
          .isEqualTo(204);
    }
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(objects).isEmptyDirectory());
  }

  @AfterAll
  void stop() throws Exception {
    service.close();
  }

  @Test
  void areReceivedWithTheMemoryOfAFewBlocks() throws Exception {
    String id = new ImageCalls(service.client()).queued("raw");

    HttpResponse<String> answer =
        service
            .client()
            .upload(
                UploadBehaviour.file(id),
                BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(Zeros::new), SIZE));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    assertWhole(id);
    assertThat(service.client().bytes(UploadBehaviour.file(id), "Range", "bytes=-5").body())
        .containsExactly(0, 0, 0, 0, 0);
  }

  @Test
  void goBothWaysInTheVersionOfOldOfAnyLength() throws Exception {
    HttpResponse<String> answer =
        service
            .client()
            .send(
                "POST",
                "v1/images",
                BodyPublishers.ofInputStream(Zeros::new),
                V1Calls.complete("size", String.valueOf(SIZE), "checksum", MD5));

    String id = V1Calls.image(answer).getString("id");
    assertThat(answer.headers().firstValue("ETag")).contains(MD5);
    assertWhole(id);
    HttpResponse<InputStream> download = service.client().stream("v1/images/" + id);
    assertThat(download.headers().firstValueAsLong("Content-Length")).hasValue(SIZE);
    assertThat(V1Calls.said(download, "size")).isEqualTo(String.valueOf(SIZE));
    assertThat(md5(download.body())).isEqualTo(MD5);
  }

  private void assertWhole(String id) throws Exception {
    JsonObject image = service.client().image(id);
    assertThat(image.getJsonNumber("size").longValue()).isEqualTo(SIZE);
    assertThat(image.getJsonNumber("virtual_size").longValue()).isEqualTo(SIZE);
    assertThat(image.getString("checksum")).isEqualTo(MD5);
  }

  private static String md5(InputStream content) throws Exception {
    MessageDigest hash = MessageDigest.getInstance("MD5");
    try (DigestInputStream stream = new DigestInputStream(content, hash)) {
      stream.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(hash.digest());
  }

  private static final class Zeros extends InputStream {

    private long left = SIZE;

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      int read = (int) Math.min(length, left);
      left -= read;
      return read == 0 ? -1 : read;
    }
  }
}
