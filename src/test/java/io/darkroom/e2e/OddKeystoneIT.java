package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.support.Client;
import io.darkroom.support.Grant;
import io.darkroom.support.GuardedService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The service with a Keystone that is there and does not do what it should. */
@TestInstance(Lifecycle.PER_CLASS)
class OddKeystoneIT implements OddAnswerBehaviour, ServiceAccountBehaviour, RefusedSignInBehaviour {

  private static final Duration REST = Duration.ofSeconds(60);
  private static final String SECRET = "s3cret-of-the-application";

  @AutoClose private GuardedService guarded;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    guarded =
        GuardedService.start(
            directory,
            Map.of(
                "darkroom.identity.keystone.timeout",
                "PT2S",
                "darkroom.identity.keystone.application-credential-id",
                "an-id",
                "darkroom.identity.keystone.application-credential-secret",
                SECRET));
  }

  @Override
  public GuardedService guarded() {
    return guarded;
  }

  /** What failed in another test, to validate or to sign in, does not count any more. */
  @BeforeEach
  void keystoneHasBeenWellForAWhile() {
    guarded.keystone().letSignIn();
    for (int i = 0; i < RECENT_CALLS; i++) {
      guarded.keystone().revokeOwnTokens();
      await()
          .atMost(REST)
          .pollDelay(Duration.ZERO)
          .until(() -> guarded.as(Grant.inNewProject("admin")).get("v2/tasks").statusCode() == 200);
    }
  }

  @AfterEach
  void nothingThatSomebodyCouldUseIsLogged() {
    guarded.assertKeepsSecrets();
    assertThat(guarded.service().output()).doesNotContain(SECRET);
  }

  @Test
  void serviceSignsInWithItsApplicationCredentialWhoseScopeIsItsOwn() {
    assertThat(Client.json(guarded.keystone().signIns().get(0).body()))
        .isEqualTo(
            Client.json(
                """
                {"auth": {"identity": {
                  "methods": ["application_credential"],
                  "application_credential": {"id": "an-id", "secret": "%s"}}}}
                """
                    .formatted(SECRET)));
  }
}
