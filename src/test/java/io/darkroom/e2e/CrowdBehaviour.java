package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.Grant;
import io.darkroom.support.GuardedService;
import io.darkroom.support.IdentityAnswer;
import io.darkroom.support.Together;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of many requests that come at once with one token one asks, and all get what it is told. */
interface CrowdBehaviour {

  int THREADS = 50;
  int REQUESTS_EACH = 20;
  Duration A_WHILE = Duration.ofMillis(300);

  GuardedService guarded();

  @Test
  default void aThousandRequestsWithOneTokenAskOnce() throws Exception {
    String token = tokenThatTakesAWhile(IdentityAnswer.of(Grant.inNewProject("admin")));
    Client caller = guarded().with(token);

    List<List<Integer>> statuses =
        Together.run(
            THREADS,
            () -> IntStream.range(0, REQUESTS_EACH).map(i -> status(caller)).boxed().toList());

    assertThat(statuses).hasSize(THREADS);
    assertThat(statuses.stream().flatMap(List::stream))
        .hasSize(THREADS * REQUESTS_EACH)
        .containsOnly(200);
    assertThat(guarded().keystone().validations(token)).hasSize(1);
  }

  @Test
  default void whoWaitedForARefusalIsRefused() throws Exception {
    assertCrowdGets(401, IdentityAnswer.error(404));
  }

  @Test
  default void whoWaitedForAFaultOfKeystoneIsToTryAgain() throws Exception {
    assertCrowdGets(503, IdentityAnswer.json(200, "no JSON"));
  }

  /** Refusals are not kept: who comes later asks again. */
  private void assertCrowdGets(int status, IdentityAnswer answer) throws Exception {
    String token = tokenThatTakesAWhile(answer);
    Client caller = guarded().with(token);

    List<Integer> statuses = Together.run(THREADS, () -> status(caller));

    assertThat(statuses).hasSize(THREADS).containsOnly(status);
    assertThat(guarded().keystone().validations(token)).hasSizeLessThan(THREADS);
  }

  private String tokenThatTakesAWhile(IdentityAnswer answer) {
    return guarded().keystone().token(IdentityAnswer.after(A_WHILE, answer));
  }

  private static int status(Client caller) {
    try {
      return caller.get("v2/tasks").statusCode();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }
}
