package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.DiskImages;
import io.darkroom.support.FileServer;
import io.darkroom.support.Imports;
import io.darkroom.support.OpenRequest;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that prefer to wait for the end of a task (RFC 7240, section 4.3). */
interface WaitingBehaviour {

  Client client();

  FileServer source();

  private String slow() throws Exception {
    String name = "slow-" + UUID.randomUUID();
    String url = source().serveSlowly(name, DiskImages.raw(100_000), 600);
    return client().postImport(url, "raw").getString("id");
  }

  private String ended() throws Exception {
    String id = client().postImport(source().url("absent"), "raw").getString("id");
    client().awaitEnd(id);
    return id;
  }

  private static List<String> varies(HttpResponse<String> answer) {
    return answer.headers().allValues("Vary").stream()
        .flatMap(line -> List.of(line.split(", *")).stream())
        .toList();
  }

  private static String applied(HttpResponse<String> answer) {
    return answer.headers().firstValue("Preference-Applied").orElse("");
  }

  @Test
  default void whoCreatesATaskCanWaitForItsEnd() throws Exception {
    String url = source().serve("awaited.raw", DiskImages.raw(1000));

    HttpResponse<String> answer =
        client().post("v2/tasks", Imports.body(url, "raw"), "Prefer", "wait=60");

    JsonObject task = Client.json(answer.body());
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(task.getString("status")).isEqualTo("success");
    assertThat(task).isEqualTo(client().task(task.getString("id")));
    assertThat(applied(answer)).isEqualTo("wait=60");
    assertThat(varies(answer)).contains("Accept-Language", "Prefer");
    assertThat(answer.headers().firstValue("Location"))
        .contains(client().url("v2/tasks/" + task.getString("id")));
    assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
  }

  @Test
  default void whoWaitsForATaskThatIsCancelledIsToldAtOnceInTheOwnLanguage() throws Exception {
    String id = slow();
    try (OpenRequest waiting =
        OpenRequest.get(
            client().port(), "/v2/tasks/" + id, "Prefer", "wait=60", "Accept-Language", "fr")) {

      client().cancel(id);

      assertThat(waiting.head())
          .startsWith("HTTP/1.1 200")
          .contains("\r\nPreference-Applied: wait=60")
          .contains("\r\nContent-Language: fr");
      assertThat(Client.json(waiting.body()).getString("message"))
          .isEqualTo("La tâche a été annulée.");
    }
  }

  @Test
  default void whenTheTimeIsOverTheTaskIsShownAsItIs() throws Exception {
    String id = slow();

    HttpResponse<String> answer = client().get("v2/tasks/" + id, "Prefer", "wait=1");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Client.json(answer.body()).getString("status")).isIn("pending", "processing");
    assertThat(applied(answer)).isEqualTo("wait=1");
    assertThat(answer.headers().firstValue("Retry-After").orElse("")).matches("[1-9][0-9]?");
    client().cancel(id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "wait=5                           | wait=5",
        "WAIT = \"5\" ; foo=\"a,b\" ; bar | wait=5",
        "respond-async, wait=7, wait=5    | wait=7",
        "foo=\"wait=3, \\\" x\", wait=5   | wait=5",
        "wait=61                          | wait=60",
        "wait=99999999999999999999        | wait=60",
        "wait=0000000000000000000000001   | wait=1"
      })
  default void preferenceIsReadAsTheStandardHasIt(String prefer, String applied) throws Exception {
    HttpResponse<String> answer = client().get("v2/tasks/" + ended(), "Prefer", prefer);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(applied(answer)).isEqualTo(applied);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wait",
        "wait=",
        "wait=0",
        "wait=-1",
        "wait=1.5",
        "wait=soon",
        "wait=soon, wait=60",
        "wait=\"60",
        "wait 60",
        "waits=60",
        "foo=\"wait=60\"",
        "foo; wait=60",
        "return=minimal",
        "=60",
        ",,;;==\"\\",
        "handling=lenient wait=60"
      })
  default void preferenceThatCannotBeUnderstoodIsIgnored(String prefer) throws Exception {
    String id = slow();
    try (OpenRequest request =
        OpenRequest.get(client().port(), "/v2/tasks/" + id, "Prefer", prefer)) {
      assertThat(request.head())
          .startsWith("HTTP/1.1 200")
          .doesNotContain("Preference-Applied")
          .contains("\r\nRetry-After: ");
      assertThat(Client.json(request.body()).getString("status")).isIn("pending", "processing");
    }
    client().cancel(id);
  }

  @Test
  default void severalHeadersAreOneList() throws Exception {
    HttpResponse<String> answer =
        client().get("v2/tasks/" + ended(), "Prefer", "return=minimal", "Prefer", "wait=9");

    assertThat(applied(answer)).isEqualTo("wait=9");
  }

  @Test
  default void veryLongPreferenceIsIgnored() throws Exception {
    String id = ended();
    for (String part : List.of("\\\"", "a,", ";a=b", "\"a\"", ",")) {
      String prefer = "foo=\"" + part.repeat(8_000 / part.length()) + "\", wait=5";
      HttpResponse<String> answer = client().get("v2/tasks/" + id, "Prefer", prefer);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(applied(answer)).isEmpty();
    }
  }

  @Test
  default void taskThatHasEndedIsNotToBeAskedForAgain() throws Exception {
    HttpResponse<String> answer = client().get("v2/tasks/" + ended());

    assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
    assertThat(varies(answer)).contains("Accept-Language", "Prefer");
    assertThat(applied(answer)).isEmpty();
  }

  @Test
  default void newTaskIsToBeAskedForSoon() throws Exception {
    HttpResponse<String> answer =
        client().post("v2/tasks", Imports.body(source().url("absent"), "raw"));

    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    client().awaitEnd(Client.json(answer.body()).getString("id"));
  }

  @Test
  default void nobodyWaitsForATaskThatIsNotThere() throws Exception {
    assertThat(client().get("v2/tasks/" + UUID.randomUUID(), "Prefer", "wait=60").statusCode())
        .isEqualTo(404);
  }
}
