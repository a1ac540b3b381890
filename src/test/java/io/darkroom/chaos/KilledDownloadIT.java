package io.darkroom.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.support.Client;
import io.darkroom.support.Cluster;
import io.darkroom.support.ClusterNode;
import io.darkroom.support.Leftovers;
import io.darkroom.support.Mirror;
import io.darkroom.support.Sql;
import io.darkroom.support.TaskHistory;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a killed node has downloaded is not downloaded again. Setting: {@code chaos.download.bytes}.
 */
class KilledDownloadIT {

  private static final String NAME = "large";
  private static final long SIZE = Long.getLong("chaos.download.bytes", 128L * 1024 * 1024);
  private static final int SECONDS = 20;
  private static final double KILLED_AT = 0.6;
  private static final double MOST = 1.1;

  @Test
  void mostIsReadOnceThoughTheNodeIsKilled(@TempDir Path directory) throws Exception {
    try (Mirror mirror = new Mirror();
        Cluster cluster = Cluster.start(2, directory, settings(mirror))) {
      String url =
          mirror.serve(NAME, KilledDownloadIT::content, SIZE, "\"1\"", (int) (SIZE / SECONDS));
      String task = cluster.node(0).client().postImport(url, "raw").getString("id");
      await("the download")
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofMillis(10))
          .until(() -> mirror.sent(NAME) >= SIZE * KILLED_AT);

      long before = mirror.sent(NAME);
      ClusterNode victim = runner(cluster, task);
      victim.kill();

      ClusterNode other = cluster.nodes().get(victim == cluster.node(0) ? 1 : 0);
      assertHas(other.client(), task);
      double share = (double) mirror.sent(NAME) / SIZE;
      System.out.printf(
          "chaos: a download of %d bytes, killed at %.1f %%, took %.1f %% of them in all: %s%n",
          SIZE, 100.0 * before / SIZE, 100 * share, mirror.requests());
      assertThat(share).isLessThan(MOST);
      Leftovers leftovers = new Leftovers(cluster.data(), new Sql(cluster.database()));
      await("cleaning up")
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() -> assertThat(leftovers.find()).isEmpty());
    }
  }

  private static Map<String, String> settings(Mirror mirror) {
    return Map.of(
        "darkroom.import.allowed-hosts", "127.0.0.1",
        "darkroom.import.allowed-ports", String.valueOf(mirror.port()),
        "darkroom.tasks.heartbeat", "PT1S",
        "darkroom.tasks.reconcile-interval", "PT1S");
  }

  private static ClusterNode runner(Cluster cluster, String task) throws Exception {
    TaskHistory history = new TaskHistory(new Sql(cluster.database()));
    for (ClusterNode node : cluster.nodes()) {
      if (history.runningOn(node.name()).contains(task)) {
        return node;
      }
    }
    throw new IllegalStateException("Nobody runs it: " + history.of(task));
  }

  private static void assertHas(Client client, String id) throws Exception {
    JsonObject task = client.awaitEnd(id);
    assertThat(task.getString("status")).as(task.toString()).isEqualTo("success");
    String image = client.get("v2/images/" + task.getString("image_id")).body();
    assertThat(Client.json(image).getString("os_hash_value")).isEqualTo(sha512());
  }

  /** Bytes that differ at every offset, for a file that nobody has to keep. */
  private static void content(long offset, byte[] buffer, int length) {
    for (int i = 0; i < length; i++) {
      long at = offset + i;
      long word = (at / 8 + 1) * 0x9E3779B97F4A7C15L;
      buffer[i] = (byte) (word >>> (8 * (at % 8)));
    }
  }

  private static String sha512() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-512");
    byte[] buffer = new byte[65536];
    for (long at = 0; at < SIZE; at += buffer.length) {
      int length = (int) Math.min(buffer.length, SIZE - at);
      content(at, buffer, length);
      digest.update(buffer, 0, length);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
