package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.support.Client;
import io.darkroom.support.DiskImages;
import io.darkroom.support.FileServer;
import io.darkroom.support.Receiver;
import io.darkroom.support.Receiver.Call;
import io.darkroom.support.Service;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Hooks of every temper on one node, each with its own path at one receiver. */
@TestInstance(Lifecycle.PER_CLASS)
class WebhooksIT {

  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final byte[] KEY = "0123456789abcdefghijklmn".getBytes(StandardCharsets.UTF_8);
  private static final List<String> ALL = List.of("created", "processing", "success");

  private final AtomicInteger flakyCalls = new AtomicInteger();
  private Receiver receiver;
  private FileServer source;
  private Service service;
  private Client client;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    receiver = new Receiver();
    receiver.answerWith("Location", "/trap");
    source = new FileServer();
    receiver.hook("trap", call -> 200);
    List<String> urls =
        List.of(
            receiver.hook("good", call -> 200) + "?key=s3cret",
            receiver.hook("Capital", call -> 200),
            receiver.hook("flaky", call -> flakyCalls.incrementAndGet() <= 2 ? 500 : 200),
            receiver.hook("picky", call -> call.kind().equals("created") ? 422 : 200),
            receiver.hook("elsewhere", call -> 307));
    service = Service.start(directory, settings(source, String.join(",", urls)));
    client = service.client();
  }

  @AfterAll
  void stop() throws Exception {
    service.close();
    source.close();
    receiver.close();
  }

  static Map<String, String> settings(FileServer source, String urls) {
    return Map.of(
        "darkroom.import.allowed-hosts",
        "127.0.0.1",
        "darkroom.import.allowed-ports",
        String.valueOf(source.port()),
        "darkroom.tasks.heartbeat",
        "PT1S",
        "darkroom.webhooks.urls",
        urls,
        "darkroom.webhooks.allowed-hosts",
        "127.0.0.1",
        "darkroom.webhooks.secret",
        "whsec_" + Base64.getEncoder().encodeToString(KEY));
  }

  private String imported(String name) throws Exception {
    String id = client.postImport(source.serve(name, DiskImages.raw(1000)), "raw").getString("id");
    client.awaitEnd(id);
    return id;
  }

  private void awaitTaken(String path, String task, List<String> kinds) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(receiver.taken(path, task)).isEqualTo(kinds));
  }

  private Call call(String path, String task, String kind) {
    return receiver.calls(path, 200).stream()
        .filter(call -> call.event().getString("subject").equals(task))
        .filter(call -> call.kind().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void successIsToldInThreeEventsThatShowTheTask() throws Exception {
    String id = imported("told");

    awaitTaken("good", id, ALL);
    JsonObject shown = client.task(id);
    JsonObject data = call("good", id, "success").event().getJsonObject("data");
    assertThat(data.keySet())
        .containsExactlyInAnyOrder(
            "id",
            "type",
            "status",
            "owner",
            "message",
            "result",
            "created_at",
            "updated_at",
            "expires_at",
            "image_id",
            "request_id",
            "user_id");
    assertThat(data).allSatisfy((name, value) -> assertThat(shown.get(name)).isEqualTo(value));
    assertThat(call("good", id, "created").event().getJsonObject("data").getString("status"))
        .isEqualTo("pending");
  }

  @Test
  void failureIsToldWithItsReason() throws Exception {
    String id = client.postImport(source.url("absent"), "raw").getString("id");
    client.awaitEnd(id);

    awaitTaken("good", id, List.of("created", "processing", "failure"));
    JsonObject data = call("good", id, "failure").event().getJsonObject("data");
    assertThat(data.getString("message")).isEqualTo(client.task(id).getString("message"));
    assertThat(data.getString("problem")).isEqualTo("SOURCE_ANSWERED");
    assertThat(data).doesNotContainKey("image_id");
  }

  @Test
  void cancellationIsToldAsAFailure() throws Exception {
    String id =
        client
            .postImport(source.serveSlowly("slow", DiskImages.raw(1_000_000), 100), "raw")
            .getString("id");
    client.cancel(id);

    await().atMost(PATIENCE).until(() -> receiver.taken("good", id).contains("failure"));
    assertThat(call("good", id, "failure").event().getJsonObject("data").getString("problem"))
        .isEqualTo("TASK_CANCELLED");
  }

  @Test
  void importIntoAnImageNamesItFromTheFirstEventOn() throws Exception {
    String image =
        Client.json(
                client
                    .post(
                        "v2/images",
                        """
                        {"name": "own", "disk_format": "raw", "container_format": "bare"}""",
                        "Content-Type",
                        "application/json")
                    .body())
            .getString("id");
    String body =
        """
        {"method": {"name": "web-download", "uri": "%s"}}"""
            .formatted(source.serve("own", DiskImages.raw(1000)));
    assertThat(
            client
                .post("v2/images/" + image + "/import", body, "Content-Type", "application/json")
                .statusCode())
        .isEqualTo(202);

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(kindsOfImage(image)).isEqualTo(ALL));
  }

  private List<String> kindsOfImage(String image) {
    return receiver.calls("good", 200).stream()
        .filter(call -> call.event().getJsonObject("data").getString("image_id", "").equals(image))
        .map(Call::kind)
        .toList();
  }

  @Test
  void everyCallIsSignedAndRecent() throws Exception {
    String id = imported("signed");
    awaitTaken("good", id, ALL);

    List<Call> calls = receiver.calls("good", 200);
    assertThat(calls)
        .allSatisfy(
            call -> {
              assertThat(call.header("webhook-signature")).isEqualTo("v1," + hmac(call));
              assertThat(call.header("webhook-id")).isEqualTo(call.event().getString("id"));
              assertThat(Instant.ofEpochSecond(Long.parseLong(call.header("webhook-timestamp"))))
                  .isBetween(Instant.now().minusSeconds(300), Instant.now().plusSeconds(5));
            });
    assertThat(calls).extracting(call -> call.header("webhook-id")).doesNotHaveDuplicates();
  }

  private static String hmac(Call call) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
    String signed =
        call.header("webhook-id") + "." + call.header("webhook-timestamp") + "." + call.body();
    return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void everyHookIsToldTheSameEventUnderTheSameId() throws Exception {
    String id = imported("same");
    awaitTaken("good", id, ALL);
    awaitTaken("Capital", id, ALL);

    assertThat(call("Capital", id, "success").body()).isEqualTo(call("good", id, "success").body());
  }

  @Test
  void hookThatFailsIsTriedAgainAndGetsEverythingInOrder() throws Exception {
    String id = imported("again");

    awaitTaken("flaky", id, ALL);
    assertThat(receiver.calls("flaky", 500)).hasSize(2);
    assertThat(receiver.calls("flaky", 500))
        .extracting(call -> call.header("webhook-id"))
        .containsOnly(receiver.calls("flaky", 200).get(0).header("webhook-id"));
  }

  @Test
  void noticeThatAHookDoesNotWantIsDroppedAndTheNextIsTold() throws Exception {
    String id = imported("picky");

    awaitTaken("picky", id, List.of("processing", "success"));
    assertThat(receiver.calls("picky", 422)).isNotEmpty();
  }

  @Test
  void redirectIsNotFollowed() throws Exception {
    imported("redirect");

    await().atMost(PATIENCE).until(() -> receiver.calls("elsewhere", 307).size() >= 2);
    assertThat(receiver.calls("trap", 200)).isEmpty();
  }

  @Test
  void whatIsSecretInAUrlIsNotLogged() throws Exception {
    awaitTaken("good", imported("logged"), ALL);
    await().atMost(PATIENCE).until(() -> service.output().contains("takes no notices"));

    assertThat(service.output()).doesNotContain("s3cret", "/elsewhere", "/flaky");
  }
}
