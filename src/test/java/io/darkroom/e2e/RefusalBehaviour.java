package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.Imports;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot become a task is refused at once, by name, and leaves nothing behind. */
interface RefusalBehaviour {

  String SOURCE = "http://example.com/image";

  Client client();

  static Stream<Arguments> refusals() {
    return Stream.of(
        refused("", 400, "The request body is not valid JSON."),
        refused("{\"type\"", 400, "The request body is not valid JSON."),
        refused(body("raw", "") + "{}", 400, "The request body is not valid JSON."),
        refused("[".repeat(100_000), 400, "The request body is not valid JSON."),
        refused("[]", 400, "The request body must be a JSON object."),
        refused("7", 400, "The request body must be a JSON object."),
        refused("{\"a\": \"" + "x".repeat(1 << 20) + "\"}", 413, "larger than 1048576 bytes"),
        refused("{\"input\": {}}", 400, "The property \"type\" is required."),
        refused("{\"type\": \"import\"}", 400, "The property \"input\" is required."),
        refused("{\"type\": 1, \"input\": {}}", 400, "The property \"type\" must be a string."),
        refused("{\"type\": \"export\", \"input\": {}}", 400, "\"type\" must be one of: import."),
        refused("{\"type\": \"import\", \"input\": []}", 400, "\"input\" must be an object"),
        refused("{\"type\": \"import\", \"input\": null}", 400, "\"input\" must be an object"),
        refused("{\"type\": \"import\", \"input\": {}, \"x\": 1}", 400, "\"x\" is not known"),
        refused("{\"type\": \"import\", \"input\": {}}", 400, "\"input.import_from\" is required"),
        refused(Imports.body("ftp://example.com/x", "raw"), 400, "one of these schemes: http"),
        refused(Imports.body("nonsense", "raw"), 400, "\"input.import_from\""),
        refused(Imports.body("http://a:b@example.com/x", "raw"), 400, "user name or password"),
        refused(Imports.body("http://169.254.169.254/x", "raw"), 400, "host that is not allowed"),
        refused(Imports.body("http://[::1]/x", "raw"), 400, "host that is not allowed"),
        refused(Imports.body("http://[::ffff:10.0.0.1]/x", "raw"), 400, "that is not allowed"),
        refused(Imports.body("http://example.com:99999/x", "raw"), 400, "\"input.import_from\""),
        refused(Imports.body(SOURCE, "floppy"), 400, "\"input.import_from_format\" must be one of"),
        refused(body("raw", "\"name\": 7"), 400, "image_properties.name\" must be a string"),
        refused(body("raw", "\"name\": \"\\ud800\""), 400, "\"name\" holds a character"),
        refused(body("raw", "\"name\": \"\\u0000\""), 400, "\"name\" holds a character"),
        refused(body("raw", "\"name\": \"" + "n".repeat(256) + "\""), 400, "longer than 255"),
        refused(
            body("raw", "\"status\": \"active\""), 400, "image_properties.status\" is reserved"),
        refused(body("raw", "\"os_glance_x\": \"1\""), 400, "os_glance_x\" is reserved"),
        refused(body("raw", "\"min_disk\": -1"), 400, "image_properties.min_disk\" must be"),
        refused(body("raw", "\"min_disk\": 1e99"), 400, "image_properties.min_disk\" must be"),
        refused(body("raw", "\"disk_format\": \"qcow2\""), 400, "must agree"));
  }

  private static Arguments refused(String body, int status, String message) {
    return Arguments.of(body, status, message);
  }

  private static String body(String format, String properties) {
    return """
        {"type": "import", "input": {"import_from": "%s", "import_from_format": "%s",
         "image_properties": {%s}}}
        """
        .formatted(SOURCE, format, properties);
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("refusals")
  default void badInputIsRefusedByNameAndLeavesNoTask(String body, int status, String message)
      throws Exception {
    String before = client().get("v2/tasks").body();

    HttpResponse<String> answer =
        client()
            .post(
                "v2/tasks", body, "Content-Type", "application/json", "Accept", "application/json");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(Client.json(answer.body()).getString("message")).contains(message);
    assertThat(answer.headers().firstValue("X-Openstack-Request-Id")).isPresent();
    assertThat(client().get("v2/tasks").body()).isEqualTo(before);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("otherRequests")
  default void whatIsNotATaskRequestGetsItsStatus(String what, int status) throws Exception {
    String[] parts = what.split(" ", 2);
    HttpResponse<String> answer =
        switch (parts[0]) {
          case "POST" -> client().post("v2/tasks", "{}", "Content-Type", parts[1]);
          default -> client().get(parts[1]);
        };

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
  }

  static Stream<Arguments> otherRequests() {
    return Stream.of(
        Arguments.of("POST text/plain", 415),
        Arguments.of("POST foo", 415),
        Arguments.of("POST ;;", 415),
        Arguments.of("GET v2/tasks/nonsense", 404),
        Arguments.of("GET v2/tasks/00000000-0000-0000-0000-000000000000", 404),
        Arguments.of("GET v2/tasks?limit=-1", 400),
        Arguments.of("GET v2/tasks?limit=x", 400),
        Arguments.of("GET v2/tasks?limit=", 400),
        Arguments.of("GET v2/tasks?limit=99999999999999999999", 200),
        Arguments.of("GET v2/tasks?limit=0", 200),
        Arguments.of("GET v2/tasks?marker=nonsense", 400),
        Arguments.of("GET v2/tasks?marker=00000000-0000-0000-0000-000000000000", 400),
        Arguments.of("GET v2/images/nonsense", 404),
        Arguments.of("GET v2/images/nonsense/file", 404),
        Arguments.of("GET healthcheck", 200),
        Arguments.of("GET health/ready", 200));
  }

  @org.junit.jupiter.api.Test
  default void aWebPageOfAnotherSiteIsNotTheAdministrator() throws Exception {
    assertThat(client().get("v2/tasks", "Origin", "http://evil.example").statusCode())
        .isEqualTo(403);
  }
}
