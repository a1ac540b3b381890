package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.support.Client;
import io.darkroom.support.Grant;
import io.darkroom.support.GuardedService;
import io.darkroom.support.IdentityAnswer;
import io.darkroom.support.IdentityCall;
import io.darkroom.support.IdentityStub;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which tokens count, and how long, where what was found out is believed for a second. */
interface TokenBehaviour {

  String NOT_VALID = "The token is not valid, or not valid any more.";
  Duration SOON = Duration.ofSeconds(20);

  GuardedService guarded();

  @Test
  default void keystoneIsAskedInTheNameOfTheService() throws Exception {
    String token = guarded().keystone().token(Grant.inNewProject("member"));

    assertThat(guarded().with(token).get("v2/tasks").statusCode()).isEqualTo(200);

    IdentityCall call = guarded().keystone().validations(token).get(0);
    assertThat(call.method()).isEqualTo("GET");
    assertThat(call.target()).isEqualTo("/v3/auth/tokens?nocatalog=1");
    assertThat(call.headers()).containsEntry("X-Subject-Token", List.of(token));
    assertThat(call.own()).isNotEmpty().isNotEqualTo(token);
  }

  @Test
  default void unknownTokenIsRefused() throws Exception {
    Client caller = guarded().with(IdentityStub.newToken());

    Errors.assertUnauthorized(caller.get("v2/tasks"), NOT_VALID);
    Errors.assertUnauthorized(caller.post("v2/tasks", "{}"), NOT_VALID);
    Errors.assertUnauthorized(caller.get("v2/nonsense"), NOT_VALID);
  }

  @Test
  default void expiredTokenIsRefused() throws Exception {
    Client caller = guarded().as(Grant.inNewProject("admin").expired());

    Errors.assertUnauthorized(caller.get("v2/tasks"), NOT_VALID);
  }

  /** Each request has its token; a cookie would be another way in. */
  @Test
  default void noSessionIsBegun() throws Exception {
    Client caller = guarded().as(Grant.inNewProject("member"));

    assertThat(caller.get("v2/tasks").headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  default void tokensAreNoMetrics() throws Exception {
    assertThat(guarded().as(Grant.inNewProject("member")).get("v2/tasks").statusCode())
        .isEqualTo(200);
    assertThat(guarded().with(IdentityStub.newToken()).get("v2/tasks").statusCode()).isEqualTo(401);

    String metrics = guarded().service().client().get("metrics").body();

    assertThat(metrics)
        .contains("ft_circuitbreaker")
        .doesNotContain(guarded().keystone().secrets())
        .doesNotContain(GuardedService.USER);
  }

  /** Keystone's clock may be behind: what it says counts, but is not remembered. */
  @Test
  default void tokenThatKeystoneTakesThoughItSeemsOverIsAskedAboutEachTime() throws Exception {
    Grant over = Grant.inNewProject("admin").expired();
    String body = "{\"token\": " + over.token() + "}";
    String token = guarded().keystone().token(IdentityAnswer.json(200, body));

    for (int i = 0; i < 2; i++) {
      assertThat(guarded().with(token).get("v2/tasks").statusCode()).isEqualTo(200);
    }

    assertThat(guarded().keystone().validations(token)).hasSize(2);
  }

  @Test
  default void tokenThatExpiresInUseIsRefusedFromThenOn() throws Exception {
    Instant end = Instant.now().plusSeconds(4);
    Client caller = guarded().as(Grant.inNewProject("member").until(end));

    assertThat(caller.get("v2/tasks").statusCode()).isEqualTo(200);

    await().atMost(SOON).until(() -> caller.get("v2/tasks").statusCode() == 401);
    assertThat(Instant.now()).isAfterOrEqualTo(end.minusSeconds(1));
  }

  @Test
  default void revokedTokenIsRefusedWhenTheAnswerIsOldEnough() throws Exception {
    String token = guarded().keystone().token(Grant.inNewProject("member"));
    Client caller = guarded().with(token);
    assertThat(caller.get("v2/tasks").statusCode()).isEqualTo(200);

    guarded().keystone().answer(token, IdentityAnswer.error(404));

    await().atMost(SOON).until(() -> caller.get("v2/tasks").statusCode() == 401);
    Errors.assertUnauthorized(caller.get("v2/tasks"), NOT_VALID);
  }

  @Test
  default void refusedTokenIsTakenAsSoonAsKeystoneTakesIt() throws Exception {
    String token = IdentityStub.newToken();
    Client caller = guarded().with(token);
    assertThat(caller.get("v2/tasks").statusCode()).isEqualTo(401);

    guarded().keystone().answer(token, IdentityAnswer.of(Grant.inNewProject("member")));

    assertThat(caller.get("v2/tasks").statusCode()).isEqualTo(200);
  }

  @Test
  default void roleThatWasTakenAwayIsGoneWhenTheAnswerIsOldEnough() throws Exception {
    Grant grant = Grant.inNewProject("reader");
    String token = guarded().keystone().token(grant);
    Client caller = guarded().with(token);
    assertThat(caller.get("v2/tasks").statusCode()).isEqualTo(200);

    guarded()
        .keystone()
        .answer(token, IdentityAnswer.of(Grant.inProject(grant.project(), "auditor")));

    await().atMost(SOON).until(() -> caller.get("v2/tasks").statusCode() == 403);
  }

  @Test
  default void unscopedTokenIsRefused() throws Exception {
    Client caller = guarded().as(Grant.unscoped());
    String message = "The token has no scope: ask for one of a project.";

    Errors.assertUnauthorized(caller.get("v2/tasks"), message);
    Errors.assertUnauthorized(caller.get("v2/schemas/task"), message);
  }
}
