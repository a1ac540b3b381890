package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.support.Client;
import io.darkroom.support.DiskImages;
import io.darkroom.support.FileServer;
import io.darkroom.support.FreePort;
import io.darkroom.support.Receiver;
import io.darkroom.support.Receiver.Call;
import io.darkroom.support.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hooks that hang, nodes that die, and hooks that must not be called. */
class WebhooksTroubleIT {

  private static final List<String> ALL = List.of("created", "processing", "success");

  @TempDir private Path directory;
  private Receiver receiver;
  private FileServer source;

  @BeforeEach
  void open() throws IOException {
    receiver = new Receiver();
    source = new FileServer();
  }

  @AfterEach
  void close() {
    receiver.close();
    source.close();
  }

  private Service start(String urls, Map<String, String> more) throws Exception {
    Map<String, String> all = new HashMap<>(WebhooksIT.settings(source, urls));
    all.putAll(more);
    return Service.start(directory, all);
  }

  private String imported(Service service, String name) throws Exception {
    Client client = service.client();
    String id = client.postImport(source.serve(name, DiskImages.raw(1000)), "raw").getString("id");
    client.awaitEnd(id);
    return id;
  }

  private void awaitTaken(String path, String task) {
    await()
        .atMost(WebhooksIT.PATIENCE)
        .untilAsserted(() -> assertThat(receiver.taken(path, task)).isEqualTo(ALL));
  }

  @Test
  void hooksThatHangDelayNeitherOthersNorChoresNorTheEndOfTheNode() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    AtomicInteger hanging = new AtomicInteger();
    String urls =
        String.join(
            ",",
            receiver.hook("hanging-1", call -> hang(hanging, end)),
            receiver.hook("hanging-2", call -> hang(hanging, end)),
            receiver.hook("hanging-3", call -> hang(hanging, end)),
            receiver.hook("good", call -> 200));
    Service service =
        start(
            urls,
            Map.of(
                "darkroom.webhooks.timeout", "PT60S",
                "darkroom.tasks.time-to-live", "PT3S",
                "darkroom.tasks.expiry-interval", "PT1S"));
    try (service) {
      String first = imported(service, "first");
      awaitTaken("good", first);
      await().atMost(WebhooksIT.PATIENCE).until(() -> hanging.get() == 3);

      awaitTaken("good", imported(service, "second"));
      await()
          .atMost(WebhooksIT.PATIENCE)
          .until(() -> service.output().contains("tasks that had expired"));
      assertThat(hanging).hasValue(3);
      assertThat(service.terminate()).isEqualTo(143);
    } finally {
      end.countDown();
    }
    assertThat(service.output()).doesNotContain("takes no notices");
  }

  private static int hang(AtomicInteger hanging, CountDownLatch end) {
    hanging.incrementAndGet();
    try {
      end.await();
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
    return 200;
  }

  @Test
  void whatIsNotYetDeliveredWhenTheNodeIsKilledIsDeliveredByTheNext() throws Exception {
    String url = receiver.hook("late", call -> 503);
    String id;
    try (Service service = start(url, Map.of())) {
      id = imported(service, "late");
      await().atMost(WebhooksIT.PATIENCE).until(() -> !receiver.calls("late", 503).isEmpty());
      service.kill();
    }
    receiver.hook("late", call -> 200);

    try (Service service = start(url, Map.of())) {
      awaitTaken("late", id);
      Call first = receiver.calls("late", 503).get(0);
      assertThat(receiver.calls("late", 200).get(0).header("webhook-id"))
          .isEqualTo(first.header("webhook-id"));
      await()
          .atMost(WebhooksIT.PATIENCE)
          .until(() -> service.output().contains("takes notices again"));
    }
  }

  @Test
  void hookOnAPrivateAddressThatNobodyAllowedStopsTheStart() throws Exception {
    Map<String, String> settings = new HashMap<>(WebhooksIT.settings(source, "http://127.0.0.1/"));
    settings.put("darkroom.webhooks.allowed-hosts", "10.0.0.1");

    Service service = Service.launch(directory, FreePort.find(), settings);

    assertThat(service.exitCode()).isEqualTo(1);
    assertThat(service.output())
        .contains("The setting darkroom.webhooks.urls must be a list of URLs without credentials")
        .contains("Darkroom did not start.");
  }
}
