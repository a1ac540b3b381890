package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.HostileInput;
import io.darkroom.support.RawConnection;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is sent: an answer that is not 500, in finite time, and no task but those answered 201.
 */
interface FuzzBehaviour {

  int ROUNDS = 400;
  long SEED = 20261125;

  Client client();

  private String exchange(byte[] request) throws Exception {
    return RawConnection.exchange(client().port(), request);
  }

  private static int status(String answer) {
    return Integer.parseInt(answer.split(" ", 3)[1]);
  }

  private Set<String> ids() throws Exception {
    Set<String> ids = new HashSet<>();
    String next = "/v2/tasks?limit=1000";
    while (next != null) {
      JsonObject page = Client.json(client().get(next.substring(1)).body());
      page.getJsonArray("tasks").forEach(task -> ids.add(task.asJsonObject().getString("id")));
      next = page.getString("next", null);
    }
    return ids;
  }

  @Test
  default void hostileBodiesAreAnsweredAndLeaveNoHalfATask() throws Exception {
    HostileInput input = new HostileInput(SEED);
    Set<String> expected = ids();

    for (int round = 0; round < ROUNDS; round++) {
      String body = input.body();
      String answer = exchange(input.request("POST", "/v2/tasks", body));

      assertAnswered(answer, body);
      if (status(answer) == 201) {
        String created = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        expected.add(Client.json(created).getString("id"));
      }
    }

    assertThat(ids()).isEqualTo(expected);
    for (String id : expected) {
      assertThat(client().awaitEnd(id).getString("message")).isNotNull();
    }
  }

  @Test
  default void hostileQueriesAreAnswered() throws Exception {
    HostileInput input = new HostileInput(SEED + 1);

    for (int round = 0; round < ROUNDS; round++) {
      String query = input.query();
      assertAnswered(exchange(input.request("GET", "/v2/tasks?" + query, "")), query);
    }
  }

  private static void assertAnswered(String answer, String sent) {
    String what = sent.substring(0, Math.min(200, sent.length()));
    assertThat(answer).as(what).startsWith("HTTP/1.1 ");
    assertThat(status(answer)).as(what).isIn(200, 201, 400, 413, 415);
    assertThat(answer)
        .as(what)
        .doesNotContain("\r\nX-Injected", "Exception", "\tat ", "org.", "select ");
    assertThat(answer).as(what).contains("X-Openstack-Request-Id: req-");
  }

  static Stream<Arguments> absurdities() {
    String head = "GET /v2/tasks HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n";
    String post = head.replace("GET", "POST");
    String parameters =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "a" + i % 10 + "=")
            .collect(Collectors.joining("&"));
    return Stream.of(
        absurd("10,000 query parameters", head.replace("tasks", "tasks?" + parameters), 200),
        absurd(
            "5,000 sort keys", head.replace("tasks", "tasks?" + "sort_key=id&".repeat(5_000)), 200),
        // Payara answers this one itself, see src/adr/0008: it is an answer, and nothing more.
        absurd("a malformed escape in the path", head.replace("tasks", "tasks/%zz"), 200, 400),
        absurd("a malformed escape", head.replace("tasks", "tasks?status=%zz"), 400),
        absurd("an empty segment", head.replace("/v2/", "/v2//"), 404),
        absurd("a way back", head.replace("/v2/", "/v2/../v2/"), 404),
        absurd("braces in the path", head.replace("tasks", "tasks/{id}"), 400),
        absurd("a header of 60 kB", head + "X-Auth-Token: " + "t".repeat(60_000) + "\r\n", 200),
        absurd("a header of 1 MB", head + "X: " + "x".repeat(1 << 20) + "\r\n", 400, 431, 0),
        absurd("1,000 headers", head + "X-A: 1\r\n".repeat(1000), 200, 400, 431, 0),
        absurd("a letter of no header", head + "Accept: \u00fc\r\n", 200, 400),
        absurd("control characters in a header", head + "Accept: a\u0001b\r\n", 200, 400, 0),
        absurd("15,000 languages", head + "Accept-Language: " + "a-,".repeat(15_000) + "\r\n", 200),
        absurd("no host", head.replace("Host: 127.0.0.1\r\n", ""), 200, 400),
        absurd("another's host", head.replace("127.0.0.1", "evil.example"), 403),
        absurd("a broken host", head.replace("127.0.0.1", "[::1"), 403, 400),
        absurd("an unknown version", head.replace("1.1", "9.9"), 200, 400, 505),
        absurd("nonsense", "\0\0\0\r\n", 400, 0),
        absurd("a negative length", post + "Content-Length: -1\r\n", 400),
        absurd("two lengths", post + "Content-Length: 1\r\nContent-Length: 2\r\n", 400),
        absurd("a broken chunk", post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n", 400));
  }

  private static Arguments absurd(String what, String request, Integer... statuses) {
    return Arguments.of(what, request + "\r\n", List.of(statuses));
  }

  /** Zero stands for a connection that is closed without an answer. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("absurdities")
  default void absurdRequestIsAnsweredOrCutOff(String what, String request, List<Integer> allowed)
      throws Exception {
    List<String> before = new ArrayList<>(ids());

    String answer = exchange(request.getBytes(StandardCharsets.ISO_8859_1));

    assertThat(answer.isEmpty() ? 0 : status(answer)).as(answer).isIn(allowed);
    assertThat(answer).doesNotContain("Exception", "\tat ");
    assertThat(ids()).hasSameElementsAs(before);
  }
}
