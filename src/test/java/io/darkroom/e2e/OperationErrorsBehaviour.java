package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.Code;
import com.google.rpc.LocalizedMessage;
import io.darkroom.support.Client;
import io.darkroom.support.HostileInput;
import io.darkroom.support.Operations;
import io.darkroom.support.Published;
import io.darkroom.support.RawConnection;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors of the Operations API itself are statuses of google.rpc, whoever makes them. */
interface OperationErrorsBehaviour {

  int PARAMETERS = 300;
  String LIST = "openshift/v1/local/tasks";

  Client client();

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "text/html", "*/*", "application/json", "image/png", "*/*;q=x"})
  default void errorIsJsonWhateverIsAccepted(String accept) throws Exception {
    Operations.assertRefused(
        client().get(LIST + "/x", "Accept", accept),
        404,
        Code.NOT_FOUND,
        "TASK_NOT_FOUND",
        "There is no task x.");
    assertThat(client().get(LIST, "Accept", accept).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "openshift",
        "openshift/",
        "openshift/v1",
        "openshift/v1/local",
        "openshift/v1//tasks",
        "openshift/v1/local/tasks/",
        "openshift/v1/local/tasks;a=b",
        "openshift/v1;a=b/local/tasks",
        "openshift/v1/local/tasks/x/y",
        "openshift/v2/local/tasks",
        "openshift/nonsense?a=b"
      })
  default void nothingElseIsBelowTheRoot(String path) throws Exception {
    Operations.assertRefused(
        client().get(path), 404, Code.NOT_FOUND, "NOT_FOUND", "There is nothing at this address.");
  }

  @ParameterizedTest
  @ValueSource(strings = {LIST, LIST + "/x"})
  default void otherMethodsAreRefusedWithThoseThatAreOffered(String path) throws Exception {
    for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE", "FOO"}) {
      HttpResponse<String> answer = client().send(method, path, "{}");

      Operations.assertRefused(
          answer,
          405,
          Code.UNIMPLEMENTED,
          "METHOD_NOT_ALLOWED",
          "This method is not allowed here.");
      assertThat(answer.headers().firstValue("Allow")).contains("GET, OPTIONS");
    }
  }

  @Test
  default void whatCanBeDoneIsToldAndTheHeadAlone() throws Exception {
    HttpResponse<String> options = client().send("OPTIONS", LIST, "");
    HttpResponse<String> head = client().send("HEAD", LIST, "");

    assertThat(options.statusCode()).isEqualTo(200);
    assertThat(options.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
    assertThat(options.body()).isEmpty();
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(client().send("HEAD", LIST + "/x", "").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?pageSize=%zz", "?%", "/x?a=%0"})
  default void queryThatIsNoEncodingIsRefused(String rest) throws Exception {
    String answer =
        RawConnection.exchange(client().port(), request("GET /" + LIST + rest + " HTTP/1.1\r\n"));

    assertThat(answer).startsWith("HTTP/1.1 400 ");
    JsonObject status = Client.json(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    Operations.assertStatus(
        status,
        Code.INVALID_ARGUMENT,
        "ADDRESS_MALFORMED",
        java.util.Map.of("retriable", "false"),
        "The address of the request is not valid.");
  }

  private static byte[] request(String lines) {
    return (lines + "Host: 127.0.0.1\r\nConnection: close\r\n\r\n")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @CsvSource({
    "de-AT, de, Es gibt keine Aufgabe x.",
    "pt, pt-BR, A tarefa x não existe.",
    "tlh, en, There is no task x."
  })
  default void refusalIsWordedInTheLanguageOfTheReader(
      String accept, String language, String message) throws Exception {
    String id = "req-" + UUID.randomUUID();
    HttpResponse<String> answer =
        client().get(LIST + "/x", "Accept-Language", accept, "X-Openstack-Request-Id", id);

    assertThat(answer.headers().firstValue("Content-Language")).contains(language);
    assertThat(answer.headers().firstValue("X-Openstack-Request-Id")).contains(id);
    JsonObject status = Client.json(answer.body());
    assertThat(status.getString("message")).isEqualTo(message);
    assertThat(
            Published.unpacked(
                status.getJsonArray("details").getJsonObject(1), LocalizedMessage.class))
        .isEqualTo(LocalizedMessage.newBuilder().setLocale(language).setMessage(message).build());
  }

  @Test
  default void hostileQueriesAndHeadersAreAnswered() throws Exception {
    HostileInput input = new HostileInput(20261126);

    for (int round = 0; round < PARAMETERS; round++) {
      String query = input.query().replace("limit", "pageSize").replace("marker", "pageToken");
      String place = round % 2 == 0 ? "?" : "/x?";

      Harmless.require(
          RawConnection.exchange(
              client().port(), input.request("GET", "/" + LIST + place + query, "")),
          query);
    }
  }

  /** Some of them the connector answers itself. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "openshift/v1/%00/tasks",
        "openshift/v1/local/tasks/%00",
        "openshift/v1/%FF/tasks",
        "openshift/v1/%ED%A0%80/tasks/x",
        "openshift/v1/../v1/local/tasks",
        "openshift/v1/./local/tasks",
        "openshift/../openshift/v1/local/tasks",
        "openshift/v1/%2e%2e/tasks",
        "openshift/v1/%2E/tasks/%2e%2E",
        "openshift/v1/{x}/tasks",
        "openshift/v1/%zz/tasks",
        "openshift/v1/%/tasks",
        "openshift/v1/%0d%0aX-Injected:1/tasks/%0d%0aX-Injected:1",
        "openshift/v1/\u00fc/tasks",
        "openshift//v1/local/tasks",
        "%6fpenshift/v1/local/tasks",
        "openshift%2Fv1%2Flocal%2Ftasks"
      })
  default void hostilePathIsAnswered(String path) throws Exception {
    Harmless.require(
        RawConnection.exchange(client().port(), request("GET /" + path + " HTTP/1.1\r\n")), path);
  }
}
