package io.darkroom.identity.keystone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.identity.Caller;
import io.darkroom.platform.settings.TestSettings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.problems.Refusals;
import io.darkroom.support.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenCacheTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  private final MovableClock clock = new MovableClock(NOW);
  private final AtomicInteger asked = new AtomicInteger();
  private final TokenCache cache = new TokenCache(TestSettings.with(KEYSTONE), clock);

  private static final Map<String, String> KEYSTONE =
      Map.of(
          "darkroom.identity.mode", "keystone",
          "darkroom.identity.keystone.url", "http://keystone.example",
          "darkroom.identity.keystone.username", "darkroom",
          "darkroom.identity.keystone.password", "secret");

  private Caller ask() {
    asked.incrementAndGet();
    return caller("user");
  }

  private static Caller caller(String user) {
    Instant end = NOW.plus(Duration.ofHours(1));
    return new Caller(user, Optional.of("project"), Set.of("member"), false, end);
  }

  @Test
  void whoIsKnownIsNotAskedAboutAgain() {
    Caller found = cache.find("key", this::ask);

    assertThat(cache.known("key")).contains(found);
    assertThat(cache.find("key", this::ask)).isEqualTo(found);
    assertThat(asked).hasValue(1);
  }

  @Test
  void anotherTokenIsAnotherCaller() {
    cache.find("key", this::ask);

    assertThat(cache.known("other")).isEmpty();
    assertThat(cache.find("other", () -> caller("somebody else")).userId())
        .isEqualTo("somebody else");
  }

  @Test
  void thereIsAnEndToWhatIsRemembered() {
    IntStream.range(0, 2 * TokenCache.MOST).forEach(i -> cache.find("key " + i, this::ask));

    assertThat(IntStream.range(0, 2 * TokenCache.MOST).filter(i -> isKnown("key " + i)).count())
        .isPositive()
        .isLessThanOrEqualTo(TokenCache.MOST);
  }

  private boolean isKnown(String key) {
    return cache.known(key).isPresent();
  }

  @Test
  void aTokenWhoseTimeIsOverIsNotKnownAnyMore() {
    cache.find("key", this::ask);
    clock.set(NOW.plus(Duration.ofHours(1)));

    assertThat(cache.known("key")).isEmpty();
  }

  /** Clocks differ: whom Keystone says to be somebody is so for this request at least. */
  @Test
  void keystonesWordCountsForTheRequestThatAsked() {
    clock.set(NOW.plus(Duration.ofHours(2)));

    assertThat(cache.find("key", this::ask).userId()).isEqualTo("user");
    assertThat(cache.known("key")).isEmpty();
    assertThat(cache.find("key", this::ask).userId()).isEqualTo("user");
    assertThat(asked).hasValue(2);
  }

  @Test
  void aRefusalIsNotKept() {
    for (int i = 0; i < 2; i++) {
      assertThat(Refusals.of(() -> cache.find("key", this::refuse)))
          .isEqualTo(Message.of(Problem.IDENTITY_UNAVAILABLE));
    }

    assertThat(asked).hasValue(2);
    assertThat(cache.known("key")).isEmpty();
    assertThat(cache.find("key", this::ask).userId()).isEqualTo("user");
  }

  private Caller refuse() {
    asked.incrementAndGet();
    throw new ProblemException(Problem.IDENTITY_UNAVAILABLE);
  }

  @Test
  void whatNobodyForesawIsThrownAndNotKept() {
    assertThatThrownBy(
            () ->
                cache.find(
                    "key",
                    () -> {
                      throw new IllegalStateException("a fault of ours");
                    }))
        .hasRootCauseMessage("a fault of ours");
    assertThat(cache.find("key", this::ask).userId()).isEqualTo("user");
  }

  @Test
  void ofManyAtOnceOneAsksAndAllGetTheAnswer() throws Exception {
    CountDownLatch answer = new CountDownLatch(1);
    CountDownLatch asking = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(50);
    try {
      List<Future<Caller>> callers = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        callers.add(threads.submit(() -> cache.find("key", () -> slow(asking, answer))));
      }
      assertThat(asking.await(10, TimeUnit.SECONDS)).isTrue();
      answer.countDown();

      for (Future<Caller> caller : callers) {
        assertThat(caller.get(10, TimeUnit.SECONDS)).isEqualTo(caller("user"));
      }
      assertThat(asked).hasValue(1);
    } finally {
      threads.shutdownNow();
    }
  }

  private Caller slow(CountDownLatch asking, CountDownLatch answer) {
    asking.countDown();
    try {
      assertThat(answer.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
    return ask();
  }
}
