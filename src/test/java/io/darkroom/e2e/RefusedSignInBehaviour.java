package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Grant;
import io.darkroom.support.GuardedService;
import io.darkroom.support.IdentityAnswer;
import io.darkroom.support.IdentityStub;
import io.darkroom.support.Together;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever Keystone answers to the service's own account that is no token. */
interface RefusedSignInBehaviour {

  int CROWD = 20;

  /** As many as the service judges Keystone by. */
  int RECENT_CALLS = 8;

  GuardedService guarded();

  private HttpResponse<String> somebodyCalls() throws Exception {
    return guarded().as(Grant.inNewProject("admin")).get("v2/tasks");
  }

  private void whenKeystoneAnswers(IdentityAnswer answer) {
    guarded().keystone().answerSignIn(answer);
    guarded().keystone().revokeOwnTokens();
  }

  static Stream<Arguments> refusals() {
    String good = "{\"token\": " + Grant.inNewProject("service").token() + "}";
    String header = "X-Subject-Token: " + IdentityStub.newToken() + "\r\n";
    return Stream.of(
        Arguments.of("a wrong password", IdentityAnswer.error(401)),
        Arguments.of("an account that is locked", IdentityAnswer.error(403)),
        Arguments.of("an error", IdentityAnswer.error(500)),
        Arguments.of("200", IdentityAnswer.http(200, header, good)),
        Arguments.of("no token", IdentityAnswer.json(201, good)),
        Arguments.of("a page", IdentityAnswer.http(201, header, "<html>")),
        Arguments.of("no end", IdentityAnswer.http(201, header, "{\"token\": {}}")),
        Arguments.of("much in one another", IdentityAnswer.http(201, header, "[".repeat(5000))),
        Arguments.of("silence", IdentityAnswer.silence()),
        Arguments.of("nothing", IdentityAnswer.closed()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  default void withoutATokenOfItsOwnNobodyGetsIn(String what, IdentityAnswer answer)
      throws Exception {
    whenKeystoneAnswers(answer);

    Errors.assertIdentityUnavailable(somebodyCalls());
  }

  /** Who comes when the first have their answer tries once more. */
  @Test
  default void silentKeystoneIsWaitedForByAllTogether() throws Exception {
    whenKeystoneAnswers(IdentityAnswer.silence());
    int before = guarded().keystone().signIns().size();

    List<Integer> statuses = Together.run(CROWD, () -> somebodyCalls().statusCode());

    assertThat(statuses).hasSize(CROWD).containsOnly(503);
    assertThat(guarded().keystone().signIns()).hasSizeBetween(before + 1, before + 3);
  }

  @Test
  default void credentialsAreCarriedNowhereElse() throws Exception {
    String elsewhere = guarded().keystone().url() + "/elsewhere/to-sign-in";
    whenKeystoneAnswers(IdentityAnswer.http(307, "Location: " + elsewhere + "\r\n", ""));

    Errors.assertIdentityUnavailable(somebodyCalls());

    assertThat(guarded().keystone().calls())
        .noneMatch(call -> call.target().contains("to-sign-in"));
  }

  @Test
  default void wrongPasswordIsNotTriedWithoutEnd() throws Exception {
    whenKeystoneAnswers(IdentityAnswer.error(401));
    int before = guarded().keystone().signIns().size();

    List<Integer> statuses = Together.run(CROWD, () -> somebodyCalls().statusCode());

    assertThat(statuses).hasSize(CROWD).containsOnly(503);
    assertThat(guarded().keystone().signIns()).hasSizeLessThanOrEqualTo(before + RECENT_CALLS);
  }
}
