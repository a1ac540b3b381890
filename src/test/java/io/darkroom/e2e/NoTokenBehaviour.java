package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.GuardedService;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has no token learns where to get one, and nothing else. */
interface NoTokenBehaviour {

  String SEND_ONE = "Send a token of the identity service in the header X-Auth-Token.";

  GuardedService guarded();

  /** What {@code WWW-Authenticate} says. */
  String challenge();

  private Client stranger() {
    return guarded().service().client();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, v2/tasks",
    "GET, v2/tasks/x",
    "POST, v2/tasks",
    "POST, v2/tasks/x/actions/cancel",
    "GET, v2/images/x",
    "GET, v2/images/x/file",
    "GET, v2/images/x/tasks",
    "GET, v2/schemas/task",
    "GET, v2/",
    "GET, v2/nonsense",
    "GET, v2/tasks/",
    "GET, v1/images",
    "DELETE, v2/tasks",
    "PATCH, v2/tasks/x",
    "PUT, v2/schemas/task",
    "OPTIONS, v2/tasks",
    "NONSENSE, v2/tasks"
  })
  default void everythingTakesAToken(String method, String path) throws Exception {
    HttpResponse<String> answer = stranger().send(method, path, "", "Accept", "application/json");

    Errors.assertUnauthorized(answer, SEND_ONE);
    assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly(challenge());
    assertThat(answer.headers().firstValue("Allow")).isEmpty();
    assertThat(answer.headers().firstValue("X-Openstack-Request-Id").orElse(""))
        .matches("req-[0-9a-f-]{36}");
  }

  @Test
  default void headIsRefusedToo() throws Exception {
    HttpResponse<String> answer = stranger().send("HEAD", "v2/tasks", "");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly(challenge());
  }

  @ParameterizedTest
  @CsvSource({"'', 300", "versions, 200", "healthcheck, 200", "v2, 302"})
  default void whatTellsNothingTakesNone(String path, int status) throws Exception {
    assertThat(stranger().get(path).statusCode()).isEqualTo(status);
  }

  @Test
  default void whatIsOpenToAllSaysToAllWhatItOffers() throws Exception {
    HttpResponse<String> answer = stranger().send("OPTIONS", "healthcheck", "");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
    assertThat(stranger().send("PUT", "healthcheck", "").statusCode()).isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "versions", "healthcheck"})
  default void whereNoneIsNeededABadOneDoesNoHarm(String path) throws Exception {
    assertThat(guarded().with("no token").get(path).statusCode()).isBetween(200, 300);
  }

  static Stream<Arguments> shapes() {
    return Stream.of(
        Arguments.of("text/plain", "401 Unauthorized\n\n" + SEND_ONE + "\n"),
        Arguments.of("text/html", "<h1>401 Unauthorized</h1>\n  " + SEND_ONE + "\n"),
        Arguments.of("application/json", "{\"message\":\"" + SEND_ONE + "\",\"code\":\"401 U"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shapes")
  default void refusalHasTheShapeThatIsAccepted(String type, String body) throws Exception {
    HttpResponse<String> answer = stranger().get("v2/tasks", "Accept", type);

    assertThat(answer.headers().firstValue("Content-Type")).contains(type + ";charset=UTF-8");
    assertThat(answer.body()).contains(body);
  }

  @Test
  default void refusalIsWordedInTheLanguageOfTheReader() throws Exception {
    List<String> languages = List.of("en", "de", "es", "fr", "ja", "pt-BR", "ru", "zh-CN");

    for (String language : languages) {
      HttpResponse<String> answer = stranger().get("v2/tasks", "Accept-Language", language);
      assertThat(answer.headers().firstValue("Content-Language")).contains(language);
    }

    assertThat(languages.stream().map(this::refusalIn).distinct()).hasSameSizeAs(languages);
  }

  private String refusalIn(String language) {
    try {
      return stranger().get("v2/tasks", "Accept-Language", language).body();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Test
  default void refusalHasTheIdOfItsRequest() throws Exception {
    String id = "req-" + UUID.randomUUID();

    assertThat(stranger().get("v2/tasks", "X-Openstack-Request-Id", id).headers().map())
        .containsEntry("x-openstack-request-id", List.of(id));
  }
}
