package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.platform.database.Dialect;
import io.darkroom.support.Client;
import io.darkroom.support.Database;
import io.darkroom.support.Grant;
import io.darkroom.support.GuardedService;
import io.darkroom.support.QueuedImages;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may send data of images, and who may have them. */
@TestInstance(Lifecycle.PER_CLASS)
class UploadRightsIT {

  private EmbeddedPostgres server;
  private Database database;
  private GuardedService guarded;
  private QueuedImages images;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    server = EmbeddedPostgres.start();
    database = new Database(server.getPostgresDatabase(), Dialect.POSTGRESQL);
    images = new QueuedImages(database.source());
    guarded =
        GuardedService.start(
            directory,
            Map.of(
                "darkroom.datasource.url", server.getJdbcUrl("postgres", "postgres"),
                "darkroom.datasource.user", "postgres",
                "darkroom.datasource.password", "postgres"));
  }

  @AfterAll
  void stop() throws Exception {
    guarded.close();
    database.close();
    server.close();
  }

  private static int upload(Client client, String id, String way) throws Exception {
    return client
        .upload("v2/images/" + id + "/" + way, UploadBehaviour.body(new byte[] {1, 2}, false))
        .statusCode();
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "stage"})
  void dataAreSentByWritersOfTheProject(String way) throws Exception {
    Grant member = Grant.inNewProject("member");
    Client reader = guarded.as(Grant.inProject(member.project(), "reader"));
    String id = images.of(member.project(), "private");

    assertThat(upload(reader, id, way)).isEqualTo(403);
    assertThat(upload(guarded.as(member), id, way)).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "stage"})
  void ofAForeignImageNoMoreIsSaidThanTheCallerSees(String way) throws Exception {
    Client stranger = guarded.as(Grant.inNewProject("member"));

    assertThat(upload(stranger, images.of("somebody", "private"), way)).isEqualTo(404);
    assertThat(upload(stranger, images.of("somebody", "public"), way)).isEqualTo(403);
    assertThat(upload(stranger, images.of("somebody", "community"), way)).isEqualTo(403);
    assertThat(upload(guarded.as(Grant.inNewProject("admin")), images.of("x", "private"), way))
        .isEqualTo(204);
    assertThat(
            stranger
                .send("PUT", "v2/images/unknown/" + way, "x", "Content-Type", "text/plain")
                .statusCode())
        .isEqualTo(415);
  }

  @Test
  void dataOfADeactivatedImageAreForAdministrators() throws Exception {
    Grant member = Grant.inNewProject("member");
    String id = images.of(member.project(), "public");
    String file = UploadBehaviour.file(id);
    upload(guarded.as(member), id, "file");
    images.deactivate(id);

    HttpResponse<byte[]> refused = guarded.as(member).bytes(file);

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(guarded.as(member).bytes(file, "Range", "bytes=0-0").statusCode()).isEqualTo(403);
    assertThat(guarded.as(Grant.inNewProject("member")).bytes(file).statusCode()).isEqualTo(403);
    assertThat(guarded.as(Grant.inNewProject("admin")).bytes(file).body()).containsExactly(1, 2);
  }
}
