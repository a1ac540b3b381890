package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Grant;
import io.darkroom.support.GuardedService;
import io.darkroom.support.IdentityStub;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another service may go on with what somebody began whose token has expired meanwhile. */
interface ServiceTokenBehaviour {

  GuardedService guarded();

  private HttpResponse<String> get(String user, String service) throws Exception {
    return guarded().with(user).get("v2/tasks", "X-Service-Token", service);
  }

  private String token(Grant grant) {
    return guarded().keystone().token(grant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"service", "Service"})
  default void serviceVouchesForATokenThatExpired(String role) throws Exception {
    String user = token(Grant.inNewProject("member").expired());
    String service = token(Grant.inNewProject("reader", role));

    assertThat(get(user, service).statusCode()).isEqualTo(200);

    assertThat(guarded().keystone().validations(user).get(0).target())
        .isEqualTo("/v3/auth/tokens?nocatalog=1&allow_expired=1");
    assertThat(guarded().keystone().validations(service).get(0).target())
        .isEqualTo("/v3/auth/tokens?nocatalog=1");
  }

  @Test
  default void tokenThatAServiceVouchedForIsNotValidWithoutIt() throws Exception {
    String user = token(Grant.inNewProject("member").expired());
    assertThat(get(user, token(Grant.inNewProject("service"))).statusCode()).isEqualTo(200);

    Errors.assertUnauthorized(guarded().with(user).get("v2/tasks"), TokenBehaviour.NOT_VALID);
  }

  @Test
  default void callerHasNoMoreRightsThanHisOwn() throws Exception {
    String user = token(Grant.inNewProject("auditor").expired());
    String service = token(Grant.inNewProject("service", "admin"));

    Errors.assertRuleForbids(get(user, service), "get_tasks");
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin", "member"})
  default void whoIsNoServiceVouchesForNobody(String role) throws Exception {
    String user = token(Grant.inNewProject("member").expired());
    String other = token(Grant.inNewProject(role));

    Errors.assertUnauthorized(get(user, other), TokenBehaviour.NOT_VALID);
    assertThat(get(token(Grant.inNewProject("member")), other).statusCode()).isEqualTo(200);
  }

  @Test
  default void serviceDoesNotVouchForATokenThatNeverWas() throws Exception {
    Errors.assertUnauthorized(
        get(IdentityStub.newToken(), token(Grant.inNewProject("service"))),
        TokenBehaviour.NOT_VALID);
  }

  @Test
  default void invalidTokenOfAServiceIsRefusedWhoeverCalls() throws Exception {
    String user = token(Grant.inNewProject("member"));

    for (String service :
        new String[] {
          IdentityStub.newToken(), token(Grant.inNewProject("service").expired()), "no token", ""
        }) {
      Errors.assertUnauthorized(get(user, service), TokenBehaviour.NOT_VALID);
    }
  }

  @Test
  default void tokenOfAServiceAloneIsNone() throws Exception {
    Errors.assertUnauthorized(
        guarded()
            .service()
            .client()
            .get(
                "v2/tasks",
                "Accept",
                "application/json",
                "X-Service-Token",
                token(Grant.inNewProject("service"))),
        NoTokenBehaviour.SEND_ONE);
  }
}
