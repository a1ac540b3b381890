package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.HostileImageInput;
import io.darkroom.support.HostileInput;
import io.darkroom.support.ImageCalls;
import io.darkroom.support.RawConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is asked of the Images API: an answer that blames the client, and life goes on. */
interface HostileImageBehaviour {

  int HOSTILE_ROUNDS = 40;
  long HOSTILE_SEED = 20261126;

  List<String> HOSTILE_SEGMENTS =
      List.of(
          "%00",
          "x%00",
          "%ff",
          "%ed%a0%80",
          "%c0%80",
          "%F0%9F%98%80",
          "%zz",
          "%",
          "%25",
          "{id}",
          "..%2f..",
          "%2e%2e",
          "%5c",
          "%27;--",
          "%0d%0aX-Injected:1",
          "\u00fc",
          "a".repeat(5000),
          "");

  Client client();

  private ImageCalls calls() {
    return new ImageCalls(client());
  }

  private String exchange(String request) throws Exception {
    return exchange(request.getBytes(StandardCharsets.ISO_8859_1));
  }

  private String exchange(byte[] request) throws Exception {
    return RawConnection.exchange(client().port(), request);
  }

  private static String head(String method, String path) {
    return method + " /" + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n";
  }

  private void assertAlive(String image) throws Exception {
    assertThat(client().get("v2/images/" + image).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST   | v2/images                         | application/json                            | IMAGE",
        "PATCH  | v2/images/{id}                    | application/openstack-images-v2.1-json-patch | PATCH_2_1",
        "PATCH  | v2/images/{id}                    | application/openstack-images-v2.0-json-patch | PATCH_2_0",
        "POST   | v2/images/{id}/import             | application/json                            | IMPORT",
        "POST   | v2/images/{id}/members            | application/json                            | MEMBER",
        "PUT    | v2/images/{id}/members/m          | application/json                            | MEMBER",
        "PUT    | v2/images/{id}/tags/t             | application/json                            | ANYTHING",
        "PUT    | v2/images/{id}/stage              | application/octet-stream                    | ANYTHING",
        "PUT    | v2/images/{id}/file               | application/octet-stream                    | ANYTHING",
        "POST   | v2/images/{id}/actions/deactivate | application/json                            | ANYTHING",
        "POST   | v2/images/{id}/actions/reactivate | application/json                            | ANYTHING",
        "GET    | v2/images/{id}/tasks              | application/json                            | ANYTHING",
        "GET    | v2/info/import                    | application/json                            | ANYTHING",
        "GET    | v2/info/stores                    | application/json                            | ANYTHING",
        "GET    | v2/info/stores/detail             | application/json                            | ANYTHING",
        "GET    | v2/info/usage                     | application/json                            | ANYTHING",
        "DELETE | v2/stores/nosuch/{id}             | application/json                            | ANYTHING"
      })
  default void hostileBodyIsAnswered(
      String method, String path, String mediaType, HostileImageInput kind) throws Exception {
    HostileInput input = new HostileInput(HOSTILE_SEED);
    String image = calls().queued("raw");
    String target = "/" + path.replace("{id}", image);

    for (int round = 0; round < HOSTILE_ROUNDS; round++) {
      String body = kind.body(input);
      String answer =
          exchange(input.request(method, target, "Content-Type: " + mediaType + "\r\n", body));

      Harmless.require(answer, body);
      assertThat(answer).as(body).contains("X-Openstack-Request-Id: req-");
    }

    assertAlive(image);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      quoteCharacter = '`',
      value = {
        "GET    | v2/images/{x}                    | -",
        "PATCH  | v2/images/{x}                    | [{\"op\":\"add\",\"path\":\"/a\",\"value\":\"b\"}]",
        "DELETE | v2/images/{x}                    | -",
        "GET    | v2/images/{x}/file               | -",
        "PUT    | v2/images/{x}/file               | x",
        "PUT    | v2/images/{x}/stage              | x",
        "POST   | v2/images/{x}/import             | {\"method\":{\"name\":\"glance-direct\"}}",
        "GET    | v2/images/{x}/members            | -",
        "POST   | v2/images/{x}/members            | {\"member\":\"m\"}",
        "GET    | v2/images/{x}/members/{x}        | -",
        "PUT    | v2/images/{id}/members/{x}       | {\"status\":\"accepted\"}",
        "DELETE | v2/images/{id}/members/{x}       | -",
        "PUT    | v2/images/{id}/tags/{x}          | -",
        "DELETE | v2/images/{x}/tags/{x}           | -",
        "POST   | v2/images/{x}/actions/deactivate | -",
        "POST   | v2/images/{x}/actions/reactivate | -",
        "POST   | v2/images/{id}/actions/{x}       | -",
        "GET    | v2/images/{x}/tasks              | -",
        "DELETE | v2/stores/{x}/x                  | -",
        "DELETE | v2/stores/file/{x}               | -",
        "GET    | v2/tasks/{x}                     | -",
        "GET    | v2/info/{x}                      | -",
        "GET    | v2/schemas/{x}                   | -"
      })
  default void hostilePathIsAnswered(String method, String path, String body) throws Exception {
    String image = calls().queued("raw");
    String sent = body == null ? "" : body;
    String type =
        method.equals("PATCH")
            ? "application/openstack-images-v2.1-json-patch"
            : sent.equals("x") ? "application/octet-stream" : "application/json";

    for (String segment : HOSTILE_SEGMENTS) {
      String head = head(method, path.replace("{id}", image).replace("{x}", segment));
      String lines = "Content-Type: " + type + "\r\nContent-Length: " + sent.length();

      Harmless.require(exchange(head + lines + "\r\n\r\n" + sent), head);
    }

    assertAlive(image);
  }

  @Test
  default void idThatCannotBeIsRefused() throws Exception {
    for (String path : List.of("%00", "%00/file", "x%00/members/%00", "x%00/tasks")) {
      assertThat(client().get("v2/images/" + path).statusCode()).as(path).isEqualTo(400);
    }
  }
}
