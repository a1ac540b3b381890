package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.DiskImages;
import io.darkroom.support.FileServer;
import io.darkroom.support.Service;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
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
        TaskBehaviour,
        RefusalBehaviour,
        ListBehaviour,
        ImageListBehaviour,
        AddressBehaviour,
        ErrorBehaviour,
        FuzzBehaviour,
        ImageLifeBehaviour,
        ImageCareBehaviour {

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

  @AfterAll
  void stop() throws Exception {
    service.close();
    source.close();
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
