package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.Grant;
import io.darkroom.support.GuardedService;
import io.darkroom.support.IdentityAnswer;
import io.darkroom.support.Together;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever Keystone answers that is neither yes nor no: nobody gets in, and may try again. */
interface OddAnswerBehaviour {

  JsonObject GOOD = Grant.inNewProject("admin").token();

  int CROWD = 30;

  GuardedService guarded();

  static Stream<Arguments> oddities() {
    String whole = about(GOOD);
    return Stream.of(
        odd("silence", IdentityAnswer.silence()),
        odd("a connection that is closed", IdentityAnswer.closed()),
        odd("a connection that is reset", IdentityAnswer.reset()),
        odd("less than was announced", IdentityAnswer.truncated()),
        odd("2 MB", IdentityAnswer.json(200, " ".repeat(2 << 20) + whole)),
        odd("nothing", IdentityAnswer.json(200, "")),
        odd("a page", IdentityAnswer.json(200, "<html><body>Log in</body></html>")),
        odd("half a document", IdentityAnswer.json(200, whole.substring(0, whole.length() / 2))),
        odd("a list", IdentityAnswer.json(200, "[" + whole + "]")),
        odd("a text", IdentityAnswer.json(200, "\"token\"")),
        odd("null", IdentityAnswer.json(200, "null")),
        odd("much in one another", IdentityAnswer.json(200, "{\"a\":" + "[".repeat(5000))),
        odd("no UTF-8 and no JSON", IdentityAnswer.json(200, "\0\u0080\uffff")),
        odd("no token", IdentityAnswer.json(200, "{}")),
        odd("a token that is null", IdentityAnswer.json(200, "{\"token\": null}")),
        odd("a token that is a list", IdentityAnswer.json(200, "{\"token\": []}")),
        odd("no user", without("user")),
        odd("no end", without("expires_at")),
        odd("an end that is no time", with("expires_at", "\"tomorrow\"")),
        odd("an end beyond all times", with("expires_at", "\"+9999999999-01-01T00:00:00Z\"")),
        odd("an end that is a number", with("expires_at", "4102444800")),
        odd("a user without an id", with("user", "{\"name\": \"n\"}")),
        odd("a user whose id is empty", with("user", "{\"id\": \"\"}")),
        odd("a project without an id", with("project", "{\"name\": \"n\"}")),
        odd("a project whose id is a number", with("project", "{\"id\": 1}")),
        odd("roles that are texts", with("roles", "[\"admin\"]")),
        odd("roles without names", with("roles", "[{\"id\": \"admin\"}]")),
        odd("another encoding", IdentityAnswer.http(200, "Content-Encoding: br\r\n", "\u0001")),
        odd("a status of no kind", IdentityAnswer.json(999, whole)));
  }

  private static Arguments odd(String what, IdentityAnswer answer) {
    return Arguments.of(what, answer);
  }

  private static String about(JsonObject token) {
    return Json.createObjectBuilder().add("token", token).build().toString();
  }

  private static IdentityAnswer without(String name) {
    return IdentityAnswer.json(200, about(Json.createObjectBuilder(GOOD).remove(name).build()));
  }

  private static IdentityAnswer with(String name, String json) {
    JsonObject member = Client.json("{\"it\": " + json + "}");
    return IdentityAnswer.json(
        200, about(Json.createObjectBuilder(GOOD).add(name, member.get("it")).build()));
  }

  private HttpResponse<String> whenKeystoneAnswers(IdentityAnswer answer) throws Exception {
    return guarded().with(guarded().keystone().token(answer)).get("v2/tasks");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("oddities")
  default void oddAnswerLetsNobodyIn(String what, IdentityAnswer answer) throws Exception {
    Errors.assertIdentityUnavailable(whenKeystoneAnswers(answer));
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 202, 203, 204, 300, 304, 402, 403, 405, 410, 429, 500, 501, 502, 503})
  default void statusThatSaysNeitherYesNorNoLetsNobodyIn(int status) throws Exception {
    Errors.assertIdentityUnavailable(
        whenKeystoneAnswers(IdentityAnswer.json(status, status == 204 ? "" : about(GOOD))));
  }

  /** All of it that callers can choose is the token. */
  @ParameterizedTest
  @ValueSource(ints = {400, 413, 414, 431})
  default void statusAboutWhatWasSentIsAboutTheToken(int status) throws Exception {
    Errors.assertUnauthorized(
        whenKeystoneAnswers(IdentityAnswer.error(status)), TokenBehaviour.NOT_VALID);
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 301, 302, 303, 307, 308})
  default void tokenIsCarriedNowhereElse(int status) throws Exception {
    String elsewhere = guarded().keystone().url() + "/elsewhere/" + status;

    Errors.assertIdentityUnavailable(
        whenKeystoneAnswers(
            IdentityAnswer.http(status, "Location: " + elsewhere + "\r\n", about(GOOD))));

    assertThat(guarded().keystone().calls())
        .noneMatch(call -> call.target().contains("/elsewhere/" + status));
  }

  @Test
  default void answerThatHasMoreThanIsNeededIsGood() throws Exception {
    JsonObject more =
        Json.createObjectBuilder(GOOD)
            .add("catalog", Json.createArrayBuilder().add(Json.createObjectBuilder(Map.of("a", 1))))
            .add("is_domain", false)
            .add("audit_ids", Json.createArrayBuilder().add("x"))
            .build();

    assertThat(whenKeystoneAnswers(IdentityAnswer.json(200, about(more))).statusCode())
        .isEqualTo(200);
  }

  @Test
  default void keystoneMayTakeItsTime() throws Exception {
    assertThat(
            whenKeystoneAnswers(
                    IdentityAnswer.after(
                        Duration.ofMillis(100), IdentityAnswer.json(200, about(GOOD))))
                .statusCode())
        .isEqualTo(200);
  }

  /** The others' threads are for callers who are known, and for all who need no token. */
  @Test
  default void whileKeystoneAilsOnlyAFewWaitForIt() throws Exception {
    Errors.assertIdentityUnavailable(whenKeystoneAnswers(IdentityAnswer.error(500)));
    int before = guarded().keystone().calls().size();

    List<Integer> statuses =
        Together.run(CROWD, () -> whenKeystoneAnswers(IdentityAnswer.silence()).statusCode());

    assertThat(statuses).hasSize(CROWD).containsOnly(503);
    assertThat(guarded().keystone().calls()).hasSizeLessThan(before + CROWD / 2);
  }

  /** The slow one: each byte comes in time, but they take more than 15 s together. */
  @Test
  default void answerThatDripsIsNotWaitedForWithoutEnd() throws Exception {
    HttpResponse<String> answer =
        whenKeystoneAnswers(IdentityAnswer.dripping(Duration.ofMillis(200)));

    Errors.assertIdentityUnavailable(answer);
  }
}
