package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.DiskImages;
import io.darkroom.support.FileServer;
import io.darkroom.support.FreePort;
import io.darkroom.support.OpenRequest;
import io.darkroom.support.StreamedEvents;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happened to a task, as a document and as a stream. */
interface EventsBehaviour {

  String STREAM = "text/event-stream";

  Client client();

  FileServer source();

  private String succeeded() throws Exception {
    String url = source().serve("told.raw", DiskImages.raw(1000));
    return ended(url);
  }

  private String ended(String url) throws Exception {
    String id = client().postImport(url, "raw").getString("id");
    client().awaitEnd(id);
    return id;
  }

  private String slow() throws Exception {
    String name = "slow-" + UUID.randomUUID();
    String url = source().serveSlowly(name, DiskImages.raw(100_000), 600);
    return client().postImport(url, "raw").getString("id");
  }

  private static String path(String id) {
    return "v2/tasks/" + id + "/events";
  }

  private List<JsonObject> history(String id, String... headers) throws Exception {
    HttpResponse<String> answer = client().get(path(id), headers);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    return Client.json(answer.body()).getJsonArray("events").getValuesAs(JsonObject.class);
  }

  private StreamedEvents streamed(String id, String... headers) throws Exception {
    return StreamedEvents.of(client().with(headers).get(path(id), "Accept", STREAM).body());
  }

  private static String id(JsonObject event) {
    return event.getJsonNumber("id").toString();
  }

  private static List<String> told(List<JsonObject> events) {
    return events.stream()
        .map(event -> event.getString("event") + " " + event.getString("step", "-"))
        .toList();
  }

  @Test
  default void historyOfASuccessIsToldInOrder() throws Exception {
    List<JsonObject> events = history(succeeded());

    assertThat(told(events))
        .containsExactly(
            "CREATED -",
            "CLAIMED -",
            "PROCESSING -",
            "STEP create-image",
            "STEP fetch",
            "STEP inspect",
            "STEP store",
            "STEP activate",
            "SUCCESS -");
    assertThat(new StreamedEvents(events).ids()).isSorted().doesNotHaveDuplicates();
    assertThat(events.get(0).keySet()).isEqualTo(Set.of("id", "event", "at", "attempt", "node"));
    assertThat(events).extracting(event -> event.getInt("attempt")).startsWith(0, 1).endsWith(1);
    assertThat(events)
        .allSatisfy(event -> assertThat(event.getString("at")).matches("20\\d\\d-.*T.*Z"))
        .allSatisfy(event -> assertThat(event.getString("node")).isNotEmpty());
  }

  @Test
  default void historyOfAFailureSaysWhyInTheLanguageOfTheReader() throws Exception {
    String id = ended(source().url("absent"));

    List<JsonObject> events = history(id, "Accept-Language", "de");

    JsonObject last = events.get(events.size() - 1);
    assertThat(last.getString("event")).isEqualTo("FAILURE");
    assertThat(last.getString("problem")).isEqualTo("SOURCE_ANSWERED");
    assertThat(last.getString("message"))
        .isEqualTo("Die Quelle hat mit dem Status 404 geantwortet.");
    assertThat(streamed(id, "Accept-Language", "de").data()).isEqualTo(events);
  }

  @Test
  default void historyTellsNobodyWhetherASourceIsRefusedClosedOrUnknown() throws Exception {
    String closed = "http://127.0.0.1:" + FreePort.find() + "/x";
    String refused = source().serveRedirect("refused", "http://10.255.255.1/x");
    List<String> events = problems(history(ended(closed)));

    assertThat(problems(history(ended(refused)))).isEqualTo(events);
    assertThat(problems(history(ended(source().serveRedirect("closed", closed)))))
        .isEqualTo(events);
    assertThat(problems(history(ended("http://nowhere.invalid/x")))).isEqualTo(events);
    assertThat(events)
        .contains("RETRY fetch SOURCE_UNREADABLE")
        .endsWith("FAILURE - SOURCE_UNREADABLE");
  }

  private static List<String> problems(List<JsonObject> events) {
    return events.stream()
        .map(
            event ->
                event.getString("event")
                    + " "
                    + event.getString("step", "-")
                    + " "
                    + event.getString("problem", "-"))
        .toList();
  }

  @Test
  default void streamOfATaskThatHasEndedTellsTheSameAndEnds() throws Exception {
    String id = succeeded();

    HttpResponse<String> answer = client().get(path(id), "Accept", STREAM);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains(STREAM);
    assertThat(answer.headers().firstValue("Content-Language")).contains("en");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("X-Accel-Buffering")).contains("no");
    assertThat(answer.headers().firstValue("X-Openstack-Request-Id")).isPresent();
    assertThat(answer.body()).startsWith("retry: 2000\n\nid: ").endsWith("}\n\n");
    assertThat(StreamedEvents.of(answer.body()).data()).isEqualTo(history(id));
  }

  @Test
  default void streamGoesOnBehindTheLastEventThatWasSeen() throws Exception {
    String id = succeeded();
    List<JsonObject> events = history(id);
    String third = id(events.get(2));

    assertThat(streamed(id, "Last-Event-ID", third).data())
        .isEqualTo(events.subList(3, events.size()));
    assertThat(history(id, "Last-Event-ID", third)).isEqualTo(events.subList(3, events.size()));
    HttpResponse<String> page = client().get(path(id) + "?after=" + third);
    assertThat(Client.json(page.body()).getJsonArray("events"))
        .isEqualTo(events.subList(3, events.size()));
  }

  @Test
  default void whoHasSeenAllOfATaskThatHasEndedNeedNotComeAgain() throws Exception {
    String id = succeeded();
    List<JsonObject> events = history(id);
    String last = id(events.get(events.size() - 1));

    for (String seen : List.of(last, "9223372036854775807", "0".repeat(30) + last)) {
      HttpResponse<String> answer = client().get(path(id), "Accept", STREAM, "Last-Event-ID", seen);
      assertThat(answer.statusCode()).isEqualTo(204);
      assertThat(answer.body()).isEmpty();
      assertThat(history(id, "Last-Event-ID", seen)).isEmpty();
    }
  }

  @Test
  default void streamTellsWhatHappensUntilTheTaskEnds() throws Exception {
    String id = slow();
    try (OpenRequest stream = OpenRequest.get(client().port(), "/" + path(id), "Accept", STREAM)) {
      stream.awaitText("\"step\":\"fetch\"");

      client().cancel(id);

      StreamedEvents told = StreamedEvents.of(stream.body());
      assertThat(told.kinds()).startsWith("CREATED").endsWith("FAILURE");
      assertThat(told.data()).isEqualTo(history(id));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "-1",
        "+1",
        "1.5",
        "1e3",
        "0x10",
        "1 2",
        "1,2",
        "9223372036854775808",
        "\"1\""
      })
  default void idThatIsNoneIsRefused(String seen) throws Exception {
    String id = client().postImport(source().url("absent"), "raw").getString("id");

    for (String accept : List.of(STREAM, "application/json")) {
      try (OpenRequest request =
          OpenRequest.get(
              client().port(), "/" + path(id), "Accept", accept, "Last-Event-ID", seen)) {
        assertThat(request.head()).startsWith("HTTP/1.1 400");
      }
    }
    assertThat(client().get(path(id) + "?after=" + "9".repeat(50)).statusCode()).isEqualTo(400);
    assertThat(client().get(path(id) + "?after=%00").statusCode()).isEqualTo(400);
    client().awaitEnd(id);
  }

  @Test
  default void emptyIdIsNone() throws Exception {
    String id = succeeded();

    assertThat(client().get(path(id), "Last-Event-ID", "").statusCode()).isEqualTo(400);
    assertThat(client().get(path(id) + "?after=").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "text/*",
        "application/json, text/event-stream",
        "text/event-stream;q=0.5, application/json",
        "text/event-stream;q=0",
        "text/event-stream;q=nonsense",
        ",;=\"",
        "text/event-stream-or-so"
      })
  default void whoDoesNotPreferAStreamGetsADocument(String accept) throws Exception {
    assertThat(history(succeeded(), "Accept", accept)).hasSize(9);
  }

  @Test
  default void taskThatIsNotThereHasNoHistory() throws Exception {
    for (String id : List.of(UUID.randomUUID().toString(), "nonsense", "%F0%9F%98%80")) {
      for (String accept : List.of(STREAM, "application/json")) {
        assertThat(client().get(path(id), "Accept", accept).statusCode()).as(id).isEqualTo(404);
      }
    }
  }

  @Test
  default void historyIsOnlyRead() throws Exception {
    String id = succeeded();

    for (String method : List.of("HEAD", "POST", "PUT", "PATCH", "DELETE")) {
      HttpResponse<String> answer = client().send(method, path(id), "", "Accept", STREAM);
      assertThat(answer.statusCode()).as(method).isEqualTo(405);
      assertThat(answer.headers().firstValue("Allow")).contains("GET, OPTIONS");
    }
  }
}
