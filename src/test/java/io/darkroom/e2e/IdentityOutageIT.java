package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.rpc.Code;
import io.darkroom.support.Client;
import io.darkroom.support.Grant;
import io.darkroom.support.GuardedService;
import io.darkroom.support.IdentityAnswer;
import io.darkroom.support.IdentityStub;
import io.darkroom.support.Operations;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The service with its defaults and a Keystone that goes away and comes back. */
@TestInstance(Lifecycle.PER_CLASS)
class IdentityOutageIT
    implements AdministratorsBehaviour, OperationAdministratorsBehaviour, CrowdBehaviour {

  private static final Duration REST = Duration.ofSeconds(60);
  private static final int RECENT_CALLS = 8;

  @AutoClose private GuardedService guarded;
  private IdentityStub keystone;

  /** It starts though there is no Keystone yet. */
  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    keystone = new IdentityStub();
    guarded = GuardedService.start(directory, keystone, Map.of());
  }

  @Override
  public GuardedService guarded() {
    return guarded;
  }

  /** What failed in another test does not count any more. */
  @BeforeEach
  void keystoneHasBeenWellForAWhile() throws IOException {
    keystone.start();
    for (int i = 0; i < RECENT_CALLS; i++) {
      awaitEntry();
    }
  }

  @AfterEach
  void nothingThatSomebodyCouldUseIsLogged() {
    guarded.assertKeepsSecrets();
  }

  private Client somebody() {
    return guarded.as(Grant.inNewProject("admin"));
  }

  private Client somebodyKnown() throws Exception {
    Client known = somebody();
    assertThat(known.get("v2/tasks").statusCode()).isEqualTo(200);
    return known;
  }

  private void awaitEntry() {
    await()
        .atMost(REST)
        .pollDelay(Duration.ZERO)
        .until(() -> somebody().get("v2/tasks").statusCode() == 200);
  }

  @Test
  void withoutKeystoneWhoIsKnownGoesOnAndOthersAreToTryAgain() throws Exception {
    Client known = somebodyKnown();

    keystone.stop();

    for (int i = 0; i < 2 * RECENT_CALLS; i++) {
      Errors.assertIdentityUnavailable(somebody().get("v2/tasks"));
      assertThat(known.get("v2/tasks").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void withoutKeystoneOperationsAreToBeAskedForAgain() throws Exception {
    keystone.stop();

    HttpResponse<String> answer = new Operations(somebody(), "any").get("");

    Operations.assertRefused(
        answer,
        503,
        Code.UNAVAILABLE,
        "IDENTITY_UNAVAILABLE",
        "The identity service cannot be asked at the moment.");
    assertThat(answer.headers().firstValue("Retry-After").orElse("")).matches("[1-9][0-9]*");
  }

  @Test
  void withoutKeystoneItIsKnownWhatIsNoToken() throws Exception {
    keystone.stop();

    Client stranger = guarded.stranger();
    Errors.assertUnauthorized(stranger.get("v2/tasks"), NoTokenBehaviour.SEND_ONE);
    Errors.assertUnauthorized(guarded.with("no token").get("v2/tasks"), TokenBehaviour.NOT_VALID);
    assertThat(stranger.get("healthcheck").statusCode()).isEqualTo(200);
    assertThat(stranger.get("versions").statusCode()).isEqualTo(200);
  }

  @Test
  void whenKeystoneIsBackOthersGetInAgain() throws Exception {
    Client refused = somebody();
    keystone.stop();
    Errors.assertIdentityUnavailable(refused.get("v2/tasks"));

    keystone.start();

    await().atMost(REST).until(() -> refused.get("v2/tasks").statusCode() == 200);
    awaitEntry();
  }

  /** It keeps connections, of which the other end has gone. */
  @Test
  void keystoneMayBeRestartedBetweenTwoCalls() throws Exception {
    somebodyKnown();

    keystone.stop();
    keystone.start();

    assertThat(somebody().get("v2/tasks").statusCode()).isEqualTo(200);
  }

  @Test
  void keystoneThatFailsIsLeftAloneForAWhile() throws Exception {
    Client known = somebodyKnown();

    await().atMost(REST).pollDelay(Duration.ZERO).until(() -> failingCall().isEmpty());

    assertThat(known.get("v2/tasks").statusCode()).isEqualTo(200);
    awaitEntry();
  }

  /** What reaches Keystone of the question about a token at which it fails. */
  private List<?> failingCall() throws Exception {
    String token = keystone.token(IdentityAnswer.error(500));
    Errors.assertIdentityUnavailable(guarded.with(token).get("v2/tasks"));
    return keystone.validations(token);
  }

  @Test
  void tokensThatAreNotValidAreNoFailureOfKeystone() throws Exception {
    for (int i = 0; i < 2 * RECENT_CALLS; i++) {
      Errors.assertUnauthorized(
          guarded.with(IdentityStub.newToken()).get("v2/tasks"), TokenBehaviour.NOT_VALID);
    }

    assertThat(somebody().get("v2/tasks").statusCode()).isEqualTo(200);
  }
}
