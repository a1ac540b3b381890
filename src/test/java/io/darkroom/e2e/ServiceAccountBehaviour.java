package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.support.Grant;
import io.darkroom.support.GuardedService;
import io.darkroom.support.IdentityAnswer;
import io.darkroom.support.IdentityCall;
import io.darkroom.support.IdentityStub;
import io.darkroom.support.Together;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The token of the service's own account, without which Keystone says nothing. */
interface ServiceAccountBehaviour {

  Duration SOON = Duration.ofSeconds(30);
  int MANY = 20;

  GuardedService guarded();

  private IdentityStub keystone() {
    return guarded().keystone();
  }

  private HttpResponse<String> somebodyCalls() throws Exception {
    return guarded().as(Grant.inNewProject("admin")).get("v2/tasks");
  }

  @Test
  default void tokenThatKeystoneRefusesIsReplacedAtOnce() throws Exception {
    String token = keystone().token(Grant.inNewProject("admin"));
    int before = keystone().signIns().size();
    keystone().revokeOwnTokens();

    assertThat(guarded().with(token).get("v2/tasks").statusCode()).isEqualTo(200);

    assertThat(keystone().signIns()).hasSize(before + 1);
    assertThat(keystone().validations(token)).extracting(IdentityCall::own).doesNotHaveDuplicates();
    assertThat(keystone().validations(token)).hasSize(2);
  }

  @Test
  default void tokenIsReplacedOnceForAllWhoNeedIt() throws Exception {
    int before = keystone().signIns().size();
    keystone().revokeOwnTokens();

    List<Integer> statuses = Together.run(MANY, () -> somebodyCalls().statusCode());

    assertThat(statuses).hasSize(MANY).containsOnly(200);
    assertThat(keystone().signIns()).hasSize(before + 1);
  }

  @Test
  default void tokenIsReplacedBeforeItExpires() throws Exception {
    keystone().letSignIn(Duration.ofSeconds(3));
    keystone().revokeOwnTokens();
    assertThat(somebodyCalls().statusCode()).isEqualTo(200);
    int before = keystone().signIns().size();
    keystone().letSignIn();

    String token = keystone().token(Grant.inNewProject("admin"));
    await()
        .atMost(SOON)
        .until(() -> somebodyCalls().statusCode() == 200 && keystone().signIns().size() > before);

    assertThat(guarded().with(token).get("v2/tasks").statusCode()).isEqualTo(200);
    assertThat(keystone().validations(token)).hasSize(1);
    assertThat(keystone().signIns()).hasSize(before + 1);
  }

  @Test
  default void tokenThatIsRefusedThoughItIsNewIsNotReplacedWithoutEnd() throws Exception {
    int before = keystone().signIns().size();
    String token = keystone().token(IdentityAnswer.error(401));

    Errors.assertIdentityUnavailable(guarded().with(token).get("v2/tasks"));

    assertThat(keystone().validations(token)).hasSize(2);
    assertThat(keystone().signIns()).hasSize(before + 1);
  }

  /** Signing in works each time, and does not mean that all is well. */
  @Test
  default void thatKeystoneCannotBeAskedIsSaidOnce() throws Exception {
    String ails = "Keystone cannot be asked";
    String isWell = "Keystone can be asked again";
    await().atMost(SOON).until(() -> said(ails) == said(isWell));
    long before = said(ails);

    for (int i = 0; i < MANY / 2; i++) {
      String token = keystone().token(IdentityAnswer.error(401));
      Errors.assertIdentityUnavailable(guarded().with(token).get("v2/tasks"));
    }

    await().atMost(SOON).until(() -> said(ails) > before);
    assertThat(said(ails)).isEqualTo(before + 1);
    assertThat(said(isWell)).isEqualTo(before);
  }

  private long said(String text) {
    return guarded().service().output().lines().filter(line -> line.contains(text)).count();
  }

  @Test
  default void accountThatMayNotValidateTokensLetsNobodyIn() throws Exception {
    String token = keystone().token(IdentityAnswer.error(403));

    Errors.assertIdentityUnavailable(guarded().with(token).get("v2/tasks"));
  }
}
