package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.DiskImages;
import io.darkroom.support.FileServer;
import io.darkroom.support.Imports;
import io.darkroom.support.OpenApi;
import io.darkroom.support.OpenApi.Example;
import io.darkroom.support.Service;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What the service says of itself at {@code /openapi}, held against what it does. */
@TestInstance(Lifecycle.PER_CLASS)
class OpenApiIT {

  private static final String ELSEWHERE = "http://images.example.org/";

  private FileServer source;
  private Service service;
  private Client client;
  private OpenApi document;

  /** A task in each of the states that the names of the examples speak of. */
  private Map<String, String> tasks;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    source = new FileServer();
    service =
        Service.start(
            directory,
            Map.of(
                "darkroom.import.allowed-hosts", "127.0.0.1",
                "darkroom.import.allowed-ports", String.valueOf(source.port()),
                "darkroom.tasks.slots", "1"));
    client = service.client();
    document = new OpenApi(Client.json(client.get("openapi", "Accept", "application/json").body()));
    source.serve("disk.raw", DiskImages.raw(1000));
    source.serveSlowly("slow.raw", DiskImages.raw(1000), 600_000);
    tasks =
        Map.of(
            "succeeded", ended("disk.raw"),
            "failed", ended("absent.raw"),
            "unknown", UUID.randomUUID().toString(),
            "new", "",
            "waiting", waiting());
  }

  @AfterAll
  void stop() throws Exception {
    service.close();
    source.close();
  }

  private String ended(String name) throws Exception {
    String id = made(name);
    client.awaitEnd(id);
    return id;
  }

  private String waiting() throws Exception {
    made("slow.raw");
    return made("disk.raw");
  }

  private String made(String name) throws Exception {
    String body = Imports.body(source.url(name), "raw");
    JsonObject example = document.requestExample("/v2/tasks", "new").asJsonObject();
    assertThat(Client.json(body).keySet()).isEqualTo(example.keySet());
    String like = here(example.toString().replace("disk.raw", name));
    return Client.json(client.post("v2/tasks", like).body()).getString("id");
  }

  private String here(String example) {
    return example.replace(ELSEWHERE, source.url(""));
  }

  @Test
  void everyControlOfTasksIsInIt() {
    assertThat(document.operations())
        .contains(
            "createTask",
            "listTasks",
            "showTask",
            "showProgress",
            "followTask",
            "cancelTask",
            "retryTask",
            "purgeTask",
            "listOperations",
            "showOperation");
  }

  @Test
  void imagesAreInItToo() {
    assertThat(document.paths()).contains("/v2/images", "/v2/images/{id}");
  }

  @TestFactory
  Stream<DynamicTest> whatItShowsIsWhatIsAnswered() {
    List<Example> examples = document.examples();
    assertThat(examples).hasSizeGreaterThan(15);
    return examples.stream()
        .map(example -> DynamicTest.dynamicTest(example.title(), () -> replay(example)));
  }

  private void replay(Example example) throws Exception {
    String task = tasks.get(example.name());
    assertThat(task).as("what the example is called").isNotNull();
    String path =
        example
            .path()
            .replaceAll("\\{(id|taskId)}", task)
            .replace("{serviceInstanceId}", "local")
            .substring(1);

    HttpResponse<String> answer =
        client.send(
            example.method(),
            path,
            here(example.request().map(JsonValue::toString).orElse("")),
            "Accept",
            "application/json");

    assertThat(answer.statusCode()).isEqualTo(example.status());
    JsonObject said = Client.json(answer.body().replace(source.url(""), ELSEWHERE));
    assertThat(OpenApi.general(said)).isEqualTo(OpenApi.general(example.answer()));
  }
}
