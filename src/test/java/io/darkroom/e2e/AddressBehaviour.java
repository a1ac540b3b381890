package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which addresses there are, which methods they take, and what clients find out before they begin.
 */
interface AddressBehaviour {

  String ID = "00000000-0000-0000-0000-000000000000";

  Client client();

  private JsonObject versions() {
    JsonArrayBuilder versions = Json.createArrayBuilder();
    versions.add(version("v2.15", "CURRENT"));
    for (int minor = 13; minor >= 0; minor--) {
      versions.add(version("v2." + minor, "SUPPORTED"));
    }
    List.of("v1.1", "v1.0").forEach(id -> versions.add(version(id, "DEPRECATED")));
    return Json.createObjectBuilder().add("versions", versions).build();
  }

  private JsonObject version(String id, String status) {
    String address = client().url(id.substring(0, 2) + "/");
    return Client.json(
        """
        {"id": "%s", "status": "%s", "links": [{"rel": "self", "href": "%s"}]}
        """
            .formatted(id, status, address));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, '', 300",
    "GET, v3, 300",
    "GET, v3/images?limit=1, 300",
    "GET, favicon.ico, 300",
    "POST, nonsense, 300",
    "GET, versions, 200",
    "GET, versions/, 200",
    "PUT, versions, 200"
  })
  default void versionsAreToldToWhoeverAsks(String method, String path, int status)
      throws Exception {
    HttpResponse<String> answer = client().send(method, path, "");

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(answer.headers().firstValue("X-Openstack-Request-Id")).isPresent();
    assertThat(Client.json(answer.body())).isEqualTo(versions());
  }

  @Test
  default void addressOfAVersionEndsWithASlash() throws Exception {
    HttpResponse<String> answer = client().get("v2");

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).contains(client().url("v2/"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v1/",
        "v1/nonsense",
        "v1/images/",
        "v1/shared-images",
        "v2/",
        "v2/nonsense",
        "v2/tasks/",
        "v2/tasks;a=b",
        "v2/tasks/" + ID + "/",
        "v2/tasks/" + ID + "/nonsense",
        "v2/schemas",
        "console",
        "versions/x",
        "healthcheck/",
        "healthcheck/x"
      })
  default void nothingIsAnywhereElse(String path) throws Exception {
    HttpResponse<String> answer = client().get(path, "Accept", "application/json");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(Client.json(answer.body()))
        .isEqualTo(Errors.body(404, "Not Found", "There is nothing at this address."));
  }

  @ParameterizedTest
  @CsvSource({
    "v2/tasks/nonsense, There is no task nonsense.",
    "v2/tasks/" + ID + ", There is no task " + ID + ".",
    "v2/tasks/a%2Fb, There is no task a/b.",
    "v2/schemas/nonsense, There is no schema nonsense.",
    "v2/images/nonsense, There is no image nonsense.",
    "v2/images/nonsense/file, There is no image nonsense.",
    "v2/images/nonsense/tasks, There is no image nonsense."
  })
  default void whatIsNotThereIsNamed(String path, String message) throws Exception {
    HttpResponse<String> answer = client().get(path, "Accept", "application/json");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(Client.json(answer.body())).isEqualTo(Errors.body(404, "Not Found", message));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v2/tasks        | PUT PATCH DELETE FOO      | GET, OPTIONS, POST",
        "v2/tasks/" + ID + "  | PUT PATCH DELETE POST FOO | GET, OPTIONS",
        "v2/schemas/task | PUT PATCH DELETE POST     | GET, OPTIONS"
      })
  default void methodThatIsNotOfferedIsRefusedWithThoseThatAre(
      String path, String methods, String allowed) throws Exception {
    for (String method : methods.split(" ", -1)) {
      HttpResponse<String> answer = client().send(method, path, "{}", "Accept", "application/json");

      assertThat(answer.statusCode()).as(method).isEqualTo(405);
      assertThat(answer.headers().firstValue("Allow")).contains(allowed);
      assertThat(Client.json(answer.body()))
          .isEqualTo(Errors.body(405, "Method Not Allowed", "This method is not allowed here."));
    }
    HttpResponse<String> head = client().send("HEAD", path, "");
    assertThat(head.statusCode()).isEqualTo(405);
    assertThat(head.headers().firstValue("Allow")).contains(allowed);
    HttpResponse<String> options = client().send("OPTIONS", path, "");
    assertThat(options.statusCode()).isEqualTo(200);
    assertThat(options.headers().firstValue("Allow")).contains(allowed);
    assertThat(options.body()).isEmpty();
  }

  @Test
  default void schemasAreThoseThatCheckWhatIsSent() throws Exception {
    JsonObject task = Client.json(client().get("v2/schemas/task").body());
    JsonObject tasks = Client.json(client().get("v2/schemas/tasks").body());

    assertThat(task.getString("name")).isEqualTo("task");
    assertThat(task.getJsonObject("properties").getJsonObject("type").getJsonArray("enum"))
        .isEqualTo(Json.createArrayBuilder(List.of("api_image_import", "import")).build());
    for (String name : List.of("image", "images", "member", "members")) {
      assertThat(Client.json(client().get("v2/schemas/" + name).body()).getString("name"))
          .isEqualTo(name);
    }
    assertThat(tasks.getString("name")).isEqualTo("tasks");
  }

  @Test
  default void loadBalancersAreToldThatAllIsWell() throws Exception {
    HttpResponse<String> answer = client().get("healthcheck");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("OK");
    assertThat(client().get("health/ready").statusCode()).isEqualTo(200);
  }
}
