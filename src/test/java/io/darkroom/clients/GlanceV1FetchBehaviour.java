package io.darkroom.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.clients.ClientCommand.Outcome;
import io.darkroom.support.Client;
import io.darkroom.support.DiskImages;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Images that the service fetches for python-glanceclient by version 1. */
interface GlanceV1FetchBehaviour {

  byte[] SOURCE = DiskImages.raw(60_000);

  Cloud cloud();

  GlanceV1 v1();

  private JsonObject image(String id) throws Exception {
    return cloud().service().client().image(id);
  }

  @Test
  default void imageIsCopiedFromTheWeb() throws Exception {
    String url = cloud().source().serve(UUID.randomUUID() + ".raw", SOURCE);

    String id = v1().create("copied", "--copy-from", url + "?a=b%20c&d").value("id");

    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> image(id).getString("status").equals("active"));
    assertThat(image(id).getString("checksum")).isEqualTo(DiskImages.md5(SOURCE));
  }

  @Test
  default void imageAtALocationIsThereWhenTheCommandEnds() throws Exception {
    String url = cloud().source().serve(UUID.randomUUID() + ".raw", SOURCE);

    Table created = v1().create("located", "--location", url);

    assertThat(created.rows())
        .contains(List.of("status", "active"), List.of("checksum", DiskImages.md5(SOURCE)));
  }

  @Test
  default void locationWithoutAnImageMakesNone() throws Exception {
    String name = UUID.randomUUID().toString();
    String url = cloud().source().url(name);

    Outcome refused = v1().run(GlanceV1.creation(name, "--location", url));

    assertThat(refused)
        .isEqualTo(new Outcome(1, "HTTP 400 Bad Request: The source answered with status 404.\n"));
    Client client = cloud().service().client();
    assertThat(client.get("v1/images?name=" + name).body()).isEqualTo("{\"images\":[]}");
  }
}
