package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.support.Client;
import io.darkroom.support.DiskImages;
import io.darkroom.support.FileServer;
import io.darkroom.support.Leftovers;
import io.darkroom.support.Service;
import io.darkroom.support.Sql;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The service with its embedded defaults. */
@TestInstance(Lifecycle.PER_CLASS)
class ServiceOnH2IT
    implements ImportBehaviour,
        PackedImportBehaviour,
        TaskBehaviour,
        TaskActionBehaviour,
        RefusalBehaviour,
        ListBehaviour,
        ImageListBehaviour,
        AddressBehaviour,
        ErrorBehaviour,
        FuzzBehaviour,
        BrokenUploadBehaviour,
        ImageLifeBehaviour,
        HostileImageBehaviour,
        HostileDataBehaviour,
        ImageCareBehaviour,
        OperationsBehaviour,
        OperationErrorsBehaviour,
        EventsBehaviour,
        WaitingBehaviour,
        V1Behaviour {

  private FileServer source;
  private Service service;
  private Path directory;
  private Map<String, String> settings;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    this.directory = directory;
    source = new FileServer();
    settings =
        Map.of(
            "darkroom.import.allowed-hosts", "127.0.0.1,*",
            "darkroom.import.allowed-ports", "1-65535");
    service = Service.start(directory, settings);
  }

  /** In the end there are the bytes of the images that exist, and no others. */
  @AfterAll
  void stop() throws Exception {
    try {
      await().atMost(Duration.ofMinutes(2)).until(() -> isIdle("pending") && isIdle("processing"));
    } finally {
      service.close();
      source.close();
    }
    new Leftovers(data(), new Sql(database())).awaitNone();
  }

  private boolean isIdle(String status) throws Exception {
    return Client.json(client().get("v2/tasks?status=" + status).body())
        .getJsonArray("tasks")
        .isEmpty();
  }

  /** Nobody else can open it while the service runs. */
  private DataSource database() {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:file:" + data().resolve("database/darkroom") + ";IFEXISTS=TRUE");
    database.setUser("darkroom");
    database.setPassword("darkroom");
    return database;
  }

  @Override
  public Client client() {
    return service.client();
  }

  @Override
  public FileServer source() {
    return source;
  }

  @Override
  public Path data() {
    return directory.resolve("data");
  }

  @Test
  void tasksImagesAndJobsSurviveARestart() throws Exception {
    byte[] content = DiskImages.raw(70_000);
    String url = source.serve("kept.raw", content);
    JsonObject before = client().awaitEnd(client().postImport(url, "raw").getString("id"));

    int status = service.interrupt();
    String said = service.output();
    service = Service.start(directory, settings);

    assertThat(status).isEqualTo(130);
    assertThat(said).contains("Darkroom stops.");
    assertThat(client().task(before.getString("id"))).isEqualTo(before);
    assertThat(client().bytes("v2/images/" + before.getString("image_id") + "/file").body())
        .isEqualTo(content);
    assertThat(
            client().awaitEnd(client().postImport(url, "raw").getString("id")).getString("status"))
        .isEqualTo("success");
  }
}
