package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.support.Client;
import io.darkroom.support.DiskImages;
import io.darkroom.support.FileServer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Bytes for images that their clients have made, in a deployment with the stores {@code fast} and
 * {@code cheap}, of which the first is the standard one.
 */
interface ImageImportBehaviour {

  String RAW =
      """
      {"name": "mine", "disk_format": "raw", "container_format": "bare"}""";

  Client client();

  FileServer source();

  /** The data directory; a store has the directory of its name in it. */
  Path data();

  /** Makes an image that has these bytes staged. */
  default String staged(byte[] content) throws Exception {
    String image = queued();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(client().url("v2/images/" + image + "/stage")))
            .header("Content-Type", "application/octet-stream")
            .PUT(BodyPublishers.ofByteArray(content))
            .build();
    HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    return image;
  }

  private String queued() throws Exception {
    HttpResponse<String> answer = client().post("v2/images", RAW);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Client.json(answer.body()).getString("id");
  }

  private HttpResponse<String> post(String image, String body) throws Exception {
    return client().post("v2/images/" + image + "/import", body, "Accept", "application/json");
  }

  /** Begins an import and answers the id of its task. */
  private String begin(String image, String body) throws Exception {
    HttpResponse<String> answer = post(image, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(answer.body()).isEmpty();
    String location = answer.headers().firstValue("Location").orElseThrow();
    assertThat(location).startsWith(client().url("v2/tasks/"));
    return location.substring(location.lastIndexOf('/') + 1);
  }

  private static String download(String url, String more) {
    return """
        {"method": {"name": "web-download", "uri": "%s"}%s}"""
        .formatted(url, more);
  }

  private void assertSucceeds(String task, String image) {
    JsonObject ended = client().awaitEnd(task);
    assertThat(ended.getString("status")).as(ended.toString()).isEqualTo("success");
    assertThat(ended.getString("type")).isEqualTo("api_image_import");
    assertThat(ended.getJsonObject("result").getString("image_id")).isEqualTo(image);
  }

  private void assertActive(String image, byte[] content, String stores) throws Exception {
    JsonObject shown = client().image(image);
    assertThat(shown.getString("status")).as(shown.toString()).isEqualTo("active");
    assertThat(shown.getInt("size")).isEqualTo(content.length);
    assertThat(shown.getString("os_hash_value")).isEqualTo(DiskImages.sha512(content));
    assertThat(shown.getString("os_glance_importing_to_stores")).isEmpty();
    assertThat(shown).doesNotContainKey("os_glance_import_task");
    assertThat(shown.getString("stores").split(",")).containsExactlyInAnyOrder(stores.split(","));
    assertThat(client().bytes("v2/images/" + image + "/file").body()).isEqualTo(content);
  }

  private void assertQueuedAgain(String image, String task) throws Exception {
    JsonObject shown = client().image(image);
    assertThat(shown.getString("status")).as(shown.toString()).isEqualTo("queued");
    assertThat(shown.isNull("size")).isTrue();
    assertThat(shown.isNull("checksum")).isTrue();
    assertThat(shown.getString("os_glance_importing_to_stores")).isEmpty();
    assertThat(shown).doesNotContainKey("os_glance_import_task");
    await().untilAsserted(() -> assertThat(remains(task)).isEmpty());
  }

  private List<Path> remains(String task) throws IOException {
    try (Stream<Path> files = Files.walk(data())) {
      return files.filter(file -> file.getFileName().toString().startsWith(task)).toList();
    }
  }

  @Test
  default void aDownloadGoesToAllStoresThatWereAskedFor() throws Exception {
    byte[] content = DiskImages.raw(300_001);
    String image = queued();

    String task =
        begin(
            image,
            download(source().serve("both", content), ", \"stores\": [\"cheap\", \"fast\"]"));

    assertSucceeds(task, image);
    assertActive(image, content, "fast,cheap");
    assertThat(client().image(image).getString("os_glance_failed_import")).isEmpty();
    assertThat(remains(task)).hasSize(2);
    assertThat(Client.json(client().get("v2/images/" + image + "/tasks").body()).toString())
        .contains(task);
  }

  @Test
  default void anImportGoesToTheStandardStoreByItselfAndToTheOneOfTheHeader() throws Exception {
    byte[] content = DiskImages.raw(1001);
    String url = source().serve("one", content);
    String standard = queued();
    String chosen = queued();

    assertSucceeds(begin(standard, download(url, "")), standard);
    HttpResponse<String> answer =
        client()
            .post(
                "v2/images/" + chosen + "/import",
                download(url, ""),
                "x-image-meta-store",
                "cheap");
    String location = answer.headers().firstValue("Location").orElseThrow();
    assertSucceeds(location.substring(location.lastIndexOf('/') + 1), chosen);

    assertActive(standard, content, "fast");
    assertActive(chosen, content, "cheap");
  }

  @Test
  default void whatWasStagedIsImportedAndStagedNoMore() throws Exception {
    byte[] content = DiskImages.raw(200_003);
    String image = staged(content);

    String task = begin(image, "{\"method\": {\"name\": \"glance-direct\"}, \"all_stores\": true}");

    assertSucceeds(task, image);
    assertActive(image, content, "fast,cheap");
    await().untilAsserted(() -> assertThat(data().resolve("staging")).isEmptyDirectory());
  }

  @Test
  default void aCopyServesWhenTheOriginalIsGone() throws Exception {
    byte[] content = DiskImages.raw(100_007);
    String image = queued();
    String first = begin(image, download(source().serve("copied", content), ""));
    assertSucceeds(first, image);
    String copy = "{\"method\": {\"name\": \"copy-image\"}, \"stores\": [\"cheap\"]}";

    assertSucceeds(begin(image, copy), image);

    assertActive(image, content, "fast,cheap");
    for (Path original : remains(first)) {
      Files.delete(original);
    }
    assertThat(client().bytes("v2/images/" + image + "/file").body()).isEqualTo(content);
    assertThat(post(image, copy).statusCode()).isEqualTo(400);
    assertSucceeds(
        begin(image, "{\"method\": {\"name\": \"copy-image\"}, \"all_stores\": true}"), image);
  }

  @Test
  default void oneStoreThatFailsFailsAll() throws Exception {
    String image = queued();
    String url = source().serve("all", DiskImages.raw(1003));

    String task =
        whileCheapIsBroken(() -> ended(begin(image, download(url, ", \"all_stores\": true"))));

    JsonObject ended = client().task(task);
    assertThat(ended.getString("status")).isEqualTo("failure");
    assertThat(ended.getString("message")).isEqualTo("The image could not be written to: cheap.");
    assertThat(ended.getString("image_id")).isEqualTo(image);
    assertQueuedAgain(image, task);
    assertThat(client().image(image).getString("os_glance_failed_import")).isEqualTo("fast,cheap");
    assertSucceeds(begin(image, download(url, ", \"all_stores\": true")), image);
    assertThat(client().image(image).getString("os_glance_failed_import")).isEmpty();
  }

  @Test
  default void oneStoreThatFailsIsDoneWithoutIfThatWasSaid() throws Exception {
    byte[] content = DiskImages.raw(1009);
    String image = queued();
    String url = source().serve("some", content);

    String task =
        whileCheapIsBroken(
            () ->
                ended(
                    begin(
                        image,
                        download(
                            url, ", \"all_stores\": true, \"all_stores_must_succeed\": false"))));

    assertSucceeds(task, image);
    assertActive(image, content, "fast");
    assertThat(client().image(image).getString("os_glance_failed_import")).isEqualTo("cheap");
  }

  @Test
  default void aCopyThatFailsLeavesTheImageAsItWas() throws Exception {
    byte[] content = DiskImages.raw(1013);
    String image = queued();
    assertSucceeds(begin(image, download(source().serve("stays", content), "")), image);

    String task =
        whileCheapIsBroken(
            () ->
                ended(
                    begin(
                        image,
                        "{\"method\": {\"name\": \"copy-image\"}, \"stores\": [\"cheap\"]}")));

    assertThat(client().task(task).getString("status")).isEqualTo("failure");
    assertActive(image, content, "fast");
    assertThat(client().image(image).getString("os_glance_failed_import")).isEqualTo("cheap");
  }

  /** Answers the id of a task. */
  @FunctionalInterface
  interface Import {
    String run() throws Exception;
  }

  private String ended(String task) {
    client().awaitEnd(task);
    return task;
  }

  private String whileCheapIsBroken(Import work) throws Exception {
    Path directory = data().resolve("cheap");
    Path aside = data().resolve("aside");
    Files.move(directory, aside);
    Files.createFile(directory);
    try {
      return work.run();
    } finally {
      Files.delete(directory);
      Files.move(aside, directory);
    }
  }

  @Test
  default void aCancelledImportGivesTheImageBackAndWhileItRunsThereIsNoOther() throws Exception {
    String image = queued();
    byte[] content = DiskImages.raw(100_000);
    String body = download(source().serveSlowly("cancelled", content, 200), "");
    String task = begin(image, body);
    await().until(() -> client().image(image).getString("status").equals("importing"));
    assertThat(client().image(image).getString("os_glance_import_task")).isEqualTo(task);
    assertThat(client().image(image).getString("os_glance_importing_to_stores")).isEqualTo("fast");
    assertThat(post(image, body).statusCode()).isEqualTo(409);

    client().cancel(task);

    assertThat(client().task(task).getString("status")).isEqualTo("failure");
    assertQueuedAgain(image, task);
    String again = download(source().serve("again", content), "");
    assertSucceeds(begin(image, again), image);
    assertActive(image, content, "fast");
  }

  @Test
  default void anImageCanBeDeletedWhileItIsImported() throws Exception {
    String image = queued();
    String url = source().serveSlowly("deleted", DiskImages.raw(100_000), 200);
    String task = begin(image, download(url, ""));
    await().until(() -> client().image(image).getString("status").equals("importing"));

    assertThat(client().send("DELETE", "v2/images/" + image, "").statusCode()).isEqualTo(204);

    assertThat(client().get("v2/images/" + image).statusCode()).isEqualTo(404);
    assertThat(client().task(task).getString("status")).isEqualTo("failure");
    await().untilAsserted(() -> assertThat(remains(task)).isEmpty());
  }

  @Test
  default void aSourceThatFailsGivesTheImageBack() throws Exception {
    String image = queued();

    String task = begin(image, download(source().url("nothing-here"), ""));

    assertThat(client().awaitEnd(task).getString("status")).isEqualTo("failure");
    assertQueuedAgain(image, task);
    assertThat(client().image(image).getString("os_glance_failed_import")).isEqualTo("fast");
  }

  @Test
  default void whatIsOfAnotherFormatIsRefusedAndDiscarded() throws Exception {
    String image = queued();
    String source = source().serve("other", DiskImages.qcow2(1 << 20));

    String task = begin(image, download(source, ""));

    assertThat(client().awaitEnd(task).getString("message")).contains("qcow2");
    assertQueuedAgain(image, task);
    await().untilAsserted(() -> assertThat(data().resolve("staging")).isEmptyDirectory());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "400 | []",
        "400 | {}",
        "400 | {\"method\": null}",
        "400 | {\"method\": \"glance-direct\"}",
        "400 | {\"method\": []}",
        "400 | {\"method\": {}}",
        "400 | {\"method\": {\"name\": null}}",
        "400 | {\"method\": {\"name\": 5}}",
        "400 | {\"method\": {\"name\": \"foo\"}}",
        "400 | {\"method\": {\"name\": \"GLANCE-DIRECT\"}}",
        "400 | {\"method\": {\"name\": \"web-download\"}}",
        "400 | {\"method\": {\"name\": \"web-download\", \"uri\": null}}",
        "400 | {\"method\": {\"name\": \"web-download\", \"uri\": \"\"}}",
        "400 | {\"method\": {\"name\": \"web-download\", \"uri\": 1}}",
        "400 | {\"method\": {\"name\": \"web-download\", \"uri\": \"junk\"}}",
        "400 | {\"method\": {\"name\": \"web-download\", \"uri\": \"file:///etc/passwd\"}}",
        "400 | {\"method\": {\"name\": \"web-download\", \"uri\": \"http://127.0.0.2/\"}}",
        "400 | {\"method\": {\"name\": \"web-download\", \"uri\": \"http://169.254.169.254/\"}}",
        "400 | {\"method\": {\"name\": \"glance-direct\"}, \"stores\": []}",
        "400 | {\"method\": {\"name\": \"glance-direct\"}, \"stores\": \"fast\"}",
        "400 | {\"method\": {\"name\": \"glance-direct\"}, \"stores\": [1]}",
        "409 | {\"method\": {\"name\": \"glance-direct\"}, \"stores\": [\"nosuch\"]}",
        "409 | {\"method\": {\"name\": \"glance-direct\"}, \"stores\": [\"staging\"]}",
        "400 | {\"method\": {\"name\": \"glance-direct\"}, \"all_stores\": \"x\"}",
        "400 | {\"method\": {\"name\": \"glance-direct\"}, \"all_stores_must_succeed\": 1}",
        "400 | {\"method\": {\"name\": \"glance-direct\"}, \"all_stores\": true, \"stores\": [\"x\"]}",
        "409 | {\"method\": {\"name\": \"glance-direct\"}}",
        "409 | {\"method\": {\"name\": \"copy-image\"}, \"stores\": [\"cheap\"]}",
      })
  default void aQueuedImageIsImportedByAProperRequestOnly(int status, String body)
      throws Exception {
    String image = queued();

    HttpResponse<String> answer = post(image, body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(client().image(image).getString("status")).isEqualTo("queued");
    assertThat(client().image(image)).doesNotContainKey("os_glance_import_task");
  }

  @Test
  default void anImageThatIsNotThereOrHasNoFormatsOrHasBytesIsRefused() throws Exception {
    String body = download(source().serve("refused", DiskImages.raw(10)), "");
    String bare = Client.json(client().post("v2/images", "{}").body()).getString("id");
    String active = queued();
    assertSucceeds(begin(active, body), active);

    assertThat(post(UUID.randomUUID().toString(), body).statusCode()).isEqualTo(404);
    assertThat(post("nonsense", body).statusCode()).isEqualTo(404);
    assertThat(post(bare, body).statusCode()).isEqualTo(409);
    assertThat(post(active, body).statusCode()).isEqualTo(409);
    assertThat(post(active, "{\"method\": {\"name\": \"glance-direct\"}}").statusCode())
        .isEqualTo(409);
    assertThat(client().get("v2/images/" + active + "/import").statusCode()).isEqualTo(405);
  }

  @Test
  default void aTaskOfTheTypeCanBePostedByHandAndMustBeComplete() throws Exception {
    byte[] content = DiskImages.raw(1017);
    String image = queued();
    String request = download(source().serve("by-hand", content), "");

    HttpResponse<String> answer =
        byHand("{\"image_id\": \"%s\", \"import_req\": %s}".formatted(image, request));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertSucceeds(Client.json(answer.body()).getString("id"), image);
    assertActive(image, content, "fast");
    assertThat(byHand("null").statusCode()).isEqualTo(400);
    assertThat(byHand("{\"image_id\": \"%s\"}".formatted(image)).statusCode()).isEqualTo(400);
    assertThat(byHand("{\"import_req\": %s}".formatted(request)).statusCode()).isEqualTo(400);
    assertThat(
            byHand("{\"image_id\": \"none\", \"import_req\": %s}".formatted(request)).statusCode())
        .isEqualTo(404);
  }

  private HttpResponse<String> byHand(String input) throws Exception {
    return client()
        .post("v2/tasks", "{\"type\": \"api_image_import\", \"input\": %s}".formatted(input));
  }
}
