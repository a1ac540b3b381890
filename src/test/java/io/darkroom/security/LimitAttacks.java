package io.darkroom.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.support.Client;
import io.darkroom.support.Grant;
import io.darkroom.support.GuardedService;
import io.darkroom.support.OpenUpload;
import io.darkroom.support.Packed;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a project can use up. */
interface LimitAttacks {

  /** The cap of the service, and one byte. */
  int TOO_MUCH = (32 << 20) + 1;

  String TOO_LARGE = "The (source|image) is larger than the limit of [0-9]+ bytes\\.";

  GuardedService guarded();

  private String served(byte[] content) {
    return guarded().source().serve(UUID.randomUUID().toString(), content);
  }

  @Test
  @DisplayName("CVE-2014-5356: size cap ignored")
  default void capCountsOnEveryWay() throws Exception {
    Somebody somebody = Somebody.of(guarded());
    byte[] content = new byte[TOO_MUCH];
    String sent = somebody.queued("raw", "bare");
    for (String way : new String[] {"file", "stage"}) {
      assertThat(somebody.upload(sent, way, BodyPublishers.ofByteArray(content)).statusCode())
          .isEqualTo(413);
      HttpResponse<String> chunked =
          somebody.upload(
              sent, way, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content)));
      assertThat(chunked.statusCode()).isEqualTo(413);
    }
    String url = served(content);
    somebody.assertFailed(somebody.imported(url, "raw", "bare"), TOO_LARGE);
    somebody.assertFailed(somebody.downloaded(sent, url), TOO_LARGE);
    somebody.assertFailed(somebody.copied(url), TOO_LARGE);
    byte[] packed = Packed.zip("disk", Packed.patterned(TOO_MUCH));
    somebody.assertFailed(somebody.imported(served(packed), "raw", "compressed"), TOO_LARGE);
  }

  @Test
  @DisplayName("CVE-2014-9623, -9684, CVE-2015-1881, -3289: delete during upload beats the quota")
  default void bytesOnTheirWayCountAndGo() throws Exception {
    Somebody somebody = Somebody.of(guarded());
    String first = somebody.queued("raw", "bare");
    try (OpenUpload upload = open(somebody, first, 30 << 20)) {
      upload.send(new byte[1000]);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> somebody.client().image(first).getString("status").equals("saving"));

      String second = somebody.queued("raw", "bare");
      HttpResponse<String> refused =
          somebody.upload(second, "file", BodyPublishers.ofByteArray(new byte[30 << 20]));
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(413);
      assertThat(somebody.images().delete(first).statusCode()).isEqualTo(204);
    }
    assertThat(somebody.client().get("v2/images/" + first).statusCode()).isEqualTo(404);

    String slow = guarded().source().serveSlowly(UUID.randomUUID().toString(), new byte[100], 50);
    String third = somebody.queued("raw", "bare");
    assertThat(somebody.postDownload(third, slow).statusCode()).isEqualTo(202);
    int deleted = somebody.images().delete(third).statusCode();
    assertThat(deleted).isIn(204, 409);
  }

  private OpenUpload open(Somebody somebody, String id, int length) throws Exception {
    return new OpenUpload(
        guarded().service().port(),
        "v2/images/" + id + "/file",
        "X-Auth-Token: " + somebody.token(),
        "Content-Length: " + length);
  }

  @Test
  @DisplayName("CVE-2015-5286: token expires in the middle of an upload")
  default void cleanupNeedsNoToken() throws Exception {
    Somebody somebody =
        Somebody.of(guarded(), Grant.inNewProject("member").until(Instant.now().plusSeconds(3)));
    String id = somebody.queued("raw", "bare");
    try (OpenUpload upload = open(somebody, id, 5000)) {
      upload.send(new byte[1000]);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> somebody.client().get("v2/images").statusCode() == 401);
    }
    // That its bytes are gone, the end of all tests asks.
    assertThat(somebody.client().get("v2/images/" + id).statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("CVE-2016-8611: unlimited image records")
  default void imagesAreCounted() throws Exception {
    Somebody somebody = Somebody.of(guarded());
    for (int i = 0; i < 20; i++) {
      somebody.queued("raw", "bare");
    }

    assertThat(somebody.images().status("POST", "v2/images", "{}")).isEqualTo(413);
    assertThat(somebody.v1().post("", "x-image-meta-name", "x").statusCode()).isEqualTo(413);
  }

  @Test
  @DisplayName("CVE-2016-4383: id of a deleted image used again")
  default void idsAreNotUsedTwice() throws Exception {
    Somebody somebody = Somebody.of(guarded());
    String id = somebody.queued("raw", "bare");
    assertThat(somebody.images().delete(id).statusCode()).isEqualTo(204);

    assertThat(somebody.images().status("POST", "v2/images", "{'id': '" + id + "'}"))
        .isEqualTo(409);
    Client other = Somebody.of(guarded()).client();
    assertThat(
            other
                .send("POST", "v1/images", "", "x-image-meta-id", id, "x-image-meta-name", "n")
                .statusCode())
        .isEqualTo(409);
  }
}
