package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.support.DiskImages;
import io.darkroom.support.ImageCalls;
import io.darkroom.support.OpenUpload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that leave, stop or lie in the middle of their data. */
interface BrokenUploadBehaviour extends UploadBehaviour {

  private OpenUpload open(String id, String... headers) throws Exception {
    return new OpenUpload(client().port(), UploadBehaviour.file(id), headers);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 10000000", "Transfer-Encoding: chunked"})
  default void clientThatLeavesHalfWayLeavesNothing(String header) throws Exception {
    String id = queuedImage("raw");

    try (OpenUpload upload = open(id, header)) {
      upload.send("2dc6c0\r\n".getBytes(StandardCharsets.US_ASCII));
      upload.send(DiskImages.raw(3_000_000));
      await().atMost(PATIENCE).until(() -> client().image(id).getString("status").equals("saving"));
    }

    assertQueuedAndClean(id);
    assertThat(
            client()
                .upload(UploadBehaviour.file(id), UploadBehaviour.body(new byte[2], false))
                .statusCode())
        .isEqualTo(204);
  }

  @Test
  default void lessThanWasAnnouncedIsRefused() throws Exception {
    String id = queuedImage("raw");

    try (OpenUpload upload = open(id, "Content-Length: 10")) {
      upload.send(new byte[4]);
      upload.endSending();
      assertThat(upload.status()).isIn("", "HTTP/1.1 400 Bad Request");
    }

    assertQueuedAndClean(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zz\r\nabc", "5\r\nabc", "-1\r\nabc", "ffffffffffffffffff\r\nabc"})
  default void brokenChunksAreRefused(String chunks) throws Exception {
    String id = queuedImage("raw");

    try (OpenUpload upload = open(id, "Transfer-Encoding: chunked")) {
      upload.send(chunks.getBytes(StandardCharsets.US_ASCII));
      upload.endSending();
      assertThat(upload.status()).isIn("", "HTTP/1.1 400 Bad Request");
    }

    assertQueuedAndClean(id);
  }

  @Test
  default void moreThanFitsIsRefusedBeforeItIsSent() throws Exception {
    String id = queuedImage("raw");

    try (OpenUpload upload = open(id, "Content-Length: 2199023255552")) {
      assertThat(upload.status()).startsWith("HTTP/1.1 413");
    }

    assertQueuedAndClean(id);
  }

  @Test
  default void secondUploadOfAnImageIsRefusedAndTheFirstGoesOn() throws Exception {
    String id = queuedImage("raw");

    try (OpenUpload first = open(id, "Content-Length: 4")) {
      first.send(new byte[] {1, 2});
      await().atMost(PATIENCE).until(() -> client().image(id).getString("status").equals("saving"));
      assertThat(
              client()
                  .upload(UploadBehaviour.file(id), UploadBehaviour.body(new byte[2], false))
                  .statusCode())
          .isEqualTo(409);
      assertThat(client().bytes(UploadBehaviour.file(id)).statusCode()).isEqualTo(204);
      first.send(new byte[] {3, 4});
      assertThat(first.status()).startsWith("HTTP/1.1 204");
    }

    assertThat(client().bytes(UploadBehaviour.file(id)).body()).containsExactly(1, 2, 3, 4);
  }

  @Test
  default void imageThatIsDeletedMeanwhileTakesNoMore() throws Exception {
    String id = queuedImage("raw");

    try (OpenUpload upload = open(id, "Content-Length: 4")) {
      upload.send(new byte[] {1, 2});
      await().atMost(PATIENCE).until(() -> client().image(id).getString("status").equals("saving"));
      new ImageCalls(client()).delete(id);
      upload.send(new byte[] {3, 4});
      assertThat(upload.status()).startsWith("HTTP/1.1 404");
    }

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(stagedUploads()).isEmpty());
  }
}
