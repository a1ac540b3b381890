package io.darkroom.identity.keystone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** While Keystone ails, only a few wait for it. */
class ConditionTest {

  private static final int MANY = 3 * Condition.FEW;

  private final Condition condition = new Condition();
  private final ExecutorService threads = Executors.newFixedThreadPool(MANY);
  private final Logger log = Logger.getLogger(Condition.class.getName());
  private final List<String> logged = new ArrayList<>();

  @AfterEach
  void close() {
    threads.shutdownNow();
    log.setFilter(null);
  }

  @Test
  void whoComesWhenItIsWellWaits() throws Exception {
    assertThat(waitAtOnce(MANY)).isEqualTo(MANY);
  }

  @Test
  void whenItAilsAFewWaitAndTheOthersAreToldAtOnce() throws Exception {
    log.setFilter(line -> false);
    condition.ails();

    assertThat(waitAtOnce(Condition.FEW)).isEqualTo(Condition.FEW);
    assertThat(waitAtOnce(Condition.FEW)).isEqualTo(Condition.FEW);
  }

  @Test
  void whoMayWaitComesBackThoughItFails() {
    log.setFilter(line -> false);
    condition.ails();

    for (int i = 0; i < 2 * Condition.FEW; i++) {
      assertThatThrownBy(() -> condition.await(ConditionTest::fail)).hasMessage("it failed");
    }
  }

  private static boolean fail() {
    throw new KeystoneFault("it failed");
  }

  @Test
  void whenItIsWellAgainAllMayWait() throws Exception {
    log.setFilter(line -> false);
    condition.ails();
    condition.isWell();

    assertThat(waitAtOnce(MANY)).isEqualTo(MANY);
  }

  /** How many of so many waited together; if they were as many as may, one more may not. */
  private int waitAtOnce(int count) throws Exception {
    CountDownLatch waiting = new CountDownLatch(count);
    CountDownLatch answer = new CountDownLatch(1);
    List<Future<Boolean>> waits = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      waits.add(threads.submit(() -> condition.await(() -> both(waiting, answer))));
    }
    assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();
    if (count == Condition.FEW) {
      assertThat(Refusals.of(() -> condition.await(() -> true)))
          .isEqualTo(Message.of(Problem.IDENTITY_UNAVAILABLE));
    }
    answer.countDown();
    int ended = 0;
    for (Future<Boolean> wait : waits) {
      ended += wait.get(10, TimeUnit.SECONDS) ? 1 : 0;
    }
    return ended;
  }

  private static boolean both(CountDownLatch waiting, CountDownLatch answer) {
    waiting.countDown();
    try {
      return answer.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  @Test
  void whatChangesIsToldOnce() {
    log.setFilter(
        line -> {
          logged.add(line.getMessage());
          return false;
        });

    condition.isWell();
    condition.because("it answers 500");
    condition.ails();
    condition.ails();
    condition.isWell();
    condition.isWell();
    condition.because("it does not answer");
    condition.ails();

    assertThat(logged)
        .containsExactly(
            "Keystone cannot be asked: it answers 500. Until it can, callers who are not known yet"
                + " get 503.",
            "Keystone can be asked again",
            "Keystone cannot be asked: it does not answer. Until it can, callers who are not known"
                + " yet get 503.");
  }
}
