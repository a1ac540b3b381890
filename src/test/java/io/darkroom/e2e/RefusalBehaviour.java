package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.Imports;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot become a task is refused at once, by name, and leaves nothing behind. */
interface RefusalBehaviour {

  String SOURCE = "http://example.com/image";
  String MALFORMED = "The request body is not valid JSON.";
  String NOT_AN_OBJECT = "The request body must be a JSON object.";
  String COUNT = "must be a whole number from 0 to 2147483647.";

  Client client();

  static Stream<Arguments> refusals() {
    return Stream.of(
        refused("", MALFORMED),
        refused("{\"type\"", MALFORMED),
        refused(body("raw", "") + "{}", MALFORMED),
        refused("[".repeat(100_000), MALFORMED),
        refused("[]", NOT_AN_OBJECT),
        refused("7", NOT_AN_OBJECT),
        refused("null", NOT_AN_OBJECT),
        refused("{}", missing("type")),
        refused("{\"input\": {}}", missing("type")),
        refused("{\"type\": \"import\"}", missing("input")),
        refused("{\"type\": 1, \"input\": {}}", property("type", "must be a string.")),
        refused(
            "{\"type\": \"export\", \"input\": {}}",
            property("type", "must be one of: api_image_import, import.")),
        refused(
            "{\"type\": \"import\", \"input\": []}",
            property("input", "must be an object or null.")),
        refused("{\"type\": \"import\", \"input\": null}", property("input", "must be an object.")),
        refused(
            "{\"type\": \"import\", \"input\": {}, \"x\": 1}", property("x", "is not known here.")),
        refused("{\"type\": \"import\", \"input\": {}}", missing("input.import_from")),
        refused(from(""), missing("input.import_from")),
        refused(
            from("ftp://example.com/x"),
            source("must be a URL with one of these schemes: http, https.")),
        refused(
            from("file:///etc/passwd"),
            source("must be a URL with one of these schemes: http, https.")),
        refused(from("nonsense"), source("is not a URL that can be read.")),
        refused(from("http://a:b@example.com/x"), source("must not hold a user name or password.")),
        refused(from("http://169.254.169.254/x"), source("names a host that is not allowed.")),
        refused(from("http://[::1]/x"), source("names a host that is not allowed.")),
        refused(from("http://[::ffff:10.0.0.1]/x"), source("names a host that is not allowed.")),
        refused(from("http://2130706433.0/x"), source("is not a URL that can be read.")),
        refused(
            from("http://[::99999999999224.0.0.0]/x"), source("is not a URL that can be read.")),
        refused(from("http://example.com:99999/x"), source("is not a URL that can be read.")),
        refused(
            Imports.body(SOURCE, "floppy"),
            property(
                "input.import_from_format",
                "must be one of: ami, ari, aki, vhd, vhdx, vmdk, raw, qcow2, vdi, ploop, iso.")),
        refused(body("raw", "\"name\": 7"), image("name", "must be a string.")),
        refused(
            body("raw", "\"name\": \"\\ud800\""),
            property("name", "holds a character that cannot be stored.")),
        refused(
            body("raw", "\"name\": \"\\u0000\""),
            property("name", "holds a character that cannot be stored.")),
        refused(
            body("raw", "\"name\": \"" + "n".repeat(256) + "\""),
            image("name", "is longer than 255 characters.")),
        refused(
            body("raw", "\"status\": \"active\""), image("status", "is reserved or read-only.")),
        refused(
            body("raw", "\"os_glance_x\": \"1\""),
            image("os_glance_x", "is reserved or read-only.")),
        refused(body("raw", "\"min_disk\": -1"), image("min_disk", COUNT)),
        refused(body("raw", "\"min_disk\": 1e99"), image("min_disk", COUNT)),
        refused(body("raw", "\"protected\": 1"), image("protected", "must be true or false.")),
        refused(body("raw", "\"tags\": \"a\""), image("tags", "must be a list of strings.")),
        refused(
            body("raw", "\"container_format\": \"floppy\""),
            image(
                "container_format",
                "must be one of: ami, ari, aki, bare, ovf, ova, docker, compressed.")),
        refused(
            body("raw", "\"disk_format\": \"qcow2\""),
            "The properties \"input.import_from_format\" and"
                + " \"input.image_properties.disk_format\" must agree."));
  }

  private static Arguments refused(String body, String message) {
    return Arguments.of(body, message);
  }

  private static String missing(String name) {
    return property(name, "is required.");
  }

  private static String source(String what) {
    return property("input.import_from", what);
  }

  private static String image(String name, String what) {
    return property("input.image_properties." + name, what);
  }

  private static String property(String name, String what) {
    return "The property \"" + name + "\" " + what;
  }

  private static String from(String source) {
    return Imports.body(source, "raw");
  }

  private static String body(String format, String properties) {
    return """
        {"type": "import", "input": {"import_from": "%s", "import_from_format": "%s",
         "image_properties": {%s}}}
        """
        .formatted(SOURCE, format, properties);
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("refusals")
  default void badInputIsRefusedByNameAndLeavesNoTask(String body, String message)
      throws Exception {
    String before = client().get("v2/tasks").body();

    HttpResponse<String> answer = client().post("v2/tasks", body, "Accept", "application/json");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(Client.json(answer.body())).isEqualTo(Errors.body(400, "Bad Request", message));
    assertThat(client().get("v2/tasks").body()).isEqualTo(before);
  }

  @Test
  default void bodyOverTheLimitIsRefused() throws Exception {
    HttpResponse<String> answer =
        client()
            .post(
                "v2/tasks",
                "{\"a\": \"" + "x".repeat(1 << 20) + "\"}",
                "Accept",
                "application/json");

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(Client.json(answer.body()))
        .isEqualTo(
            Errors.body(
                413, "Request Entity Too Large", "The request body is larger than 1048576 bytes."));
  }

  @ParameterizedTest
  @MethodSource("otherTypes")
  default void bodyOfAnotherTypeIsRefused(String type) throws Exception {
    HttpResponse<String> answer =
        client().post("v2/tasks", "{}", "Content-Type", type, "Accept", "application/json");

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(Client.json(answer.body()))
        .isEqualTo(
            Errors.body(
                415,
                "Unsupported Media Type",
                "The content type " + type + " is not supported: send application/json."));
  }

  static Stream<String> otherTypes() {
    return Stream.of(
        "text/plain", "foo", "application/octet-stream", "application/x-www-form-urlencoded");
  }

  @Test
  default void aWebPageOfAnotherSiteIsNotTheAdministrator() throws Exception {
    HttpResponse<String> answer =
        client().get("v2/tasks", "Origin", "http://evil.example", "Accept", "application/json");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(Client.json(answer.body()))
        .isEqualTo(
            Errors.body(
                403,
                "Forbidden",
                "Without an identity service only clients on this machine are served."));
  }
}
