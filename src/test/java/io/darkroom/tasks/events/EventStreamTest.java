package io.darkroom.tasks.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.platform.lifecycle.ApplicationContext;
import io.darkroom.platform.settings.TestSettings;
import io.darkroom.support.MovableClock;
import io.darkroom.tasks.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is written to a client, and what is kept for one that does not read. */
class EventStreamTest {

  private static final Instant START = Instant.parse("2026-02-03T04:05:06Z");
  private static final int WIDE = 1000;

  private final MovableClock clock = new MovableClock(START);
  private final ApplicationContext application = new ApplicationContext();
  private final Feed feed =
      new Feed(
          application,
          new Crew(application),
          new ToldRecord(),
          TestSettings.with("darkroom.http.max-followers", "1"),
          clock);
  private final ValvePipe pipe = new ValvePipe(WIDE);
  private final EventStream stream = new EventStream("a", 4, Locale.ENGLISH, pipe, feed, clock);

  @BeforeEach
  void follow() {
    assertThat(feed.follow(stream)).isTrue();
  }

  private boolean hasLeft() {
    return feed.follow(new NotedFollower("a", 0));
  }

  private void pass(Duration time) {
    clock.set(clock.instant().plus(time));
    stream.wake(clock.instant());
  }

  @Test
  void itTakesNothingBeforeItFlows() {
    assertThat(stream.behind()).isEqualTo(Follower.NONE);
    stream.learn(new Standing(TaskStatus.SUCCESS, 4));
    assertThat(pipe.ends).isZero();

    stream.flow();

    assertThat(pipe.flushed).hasToString("retry: 2000\n\n");
    assertThat(stream.behind()).isEqualTo(4);
  }

  @Test
  void eventsAreWrittenAsTheyCome() {
    stream.flow();

    stream.take(List.of(ToldRecord.event(5), ToldRecord.event(9)));

    assertThat(pipe.flushed)
        .hasToString(
            """
            retry: 2000

            id: 5
            event: STEP
            data: {"id":5,"event":"STEP","at":"1970-01-01T00:00:00Z","attempt":1,"node":"node","step":"step-5"}

            id: 9
            event: STEP
            data: {"id":9,"event":"STEP","at":"1970-01-01T00:00:00Z","attempt":1,"node":"node","step":"step-9"}

            """);
    assertThat(stream.behind()).isEqualTo(9);
  }

  @Test
  void clientThatDoesNotReadIsGivenNoMoreUntilItDoes() {
    stream.flow();
    pipe.opening = 1;

    stream.take(List.of(ToldRecord.event(5)));

    assertThat(pipe.written).contains("id: 5");
    assertThat(pipe.flushed).doesNotContain("id: 5");
    assertThat(stream.behind()).isEqualTo(Follower.NONE);
    stream.take(List.of(ToldRecord.event(6)));
    stream.learn(new Standing(TaskStatus.SUCCESS, 5));
    assertThat(pipe.ends).isZero();

    pipe.opening = WIDE;
    stream.flow();

    assertThat(pipe.flushed).contains("id: 5").doesNotContain("id: 6");
    assertThat(stream.behind()).isEqualTo(5);
  }

  @Test
  void itEndsWhenTheTaskHasAndAllIsWritten() {
    stream.flow();

    stream.learn(new Standing(TaskStatus.PROCESSING, 4));
    stream.learn(new Standing(TaskStatus.SUCCESS, 5));
    assertThat(pipe.ends).isZero();
    stream.take(List.of(ToldRecord.event(5)));
    stream.learn(new Standing(TaskStatus.SUCCESS, 5));

    assertThat(pipe.ends).isEqualTo(1);
    assertThat(hasLeft()).isTrue();
  }

  @Test
  void whoHasSeenMoreThanThereIsWaitsForTheEnd() {
    EventStream ahead = new EventStream("a", Long.MAX_VALUE, Locale.ENGLISH, pipe, feed, clock);
    ahead.flow();

    ahead.learn(new Standing(TaskStatus.PROCESSING, 4));
    assertThat(pipe.ends).isZero();
    ahead.learn(new Standing(TaskStatus.FAILURE, 5));

    assertThat(pipe.ends).isEqualTo(1);
  }

  @Test
  void silenceIsBrokenByAComment() {
    stream.flow();

    pass(Duration.ofMillis(14_999));
    assertThat(pipe.flushed).hasToString("retry: 2000\n\n");
    pass(Duration.ofMillis(1));
    assertThat(pipe.flushed).hasToString("retry: 2000\n\n:\n\n");
    assertThat(stream.due()).isEqualTo(clock.instant().plus(EventStream.SILENCE));
    pass(EventStream.SILENCE);
    assertThat(pipe.flushed).hasToString("retry: 2000\n\n:\n\n:\n\n");
  }

  @Test
  void clientThatTakesNothingIsGivenUp() {
    stream.flow();
    pipe.opening = 0;
    stream.take(List.of(ToldRecord.event(5)));

    pass(Duration.ofMillis(59_999));
    assertThat(pipe.ends).isZero();
    pass(Duration.ofMillis(1));

    assertThat(pipe.ends).isEqualTo(1);
    assertThat(hasLeft()).isTrue();
  }

  @Test
  void clientThatTakesALittleIsNotGivenUp() {
    stream.flow();
    pipe.opening = 0;
    stream.take(List.of(ToldRecord.event(5)));

    pass(Duration.ofSeconds(59));
    pipe.opening = 1;
    stream.flow();
    pass(Duration.ofSeconds(59));

    assertThat(pipe.ends).isZero();
  }

  @Test
  void clientThatHasGoneIsForgotten() {
    stream.flow();
    pipe.broken = true;

    pass(EventStream.SILENCE);

    assertThat(pipe.ends).isEqualTo(1);
    assertThat(hasLeft()).isTrue();
  }

  @Test
  void nothingIsWrittenAfterTheEnd() {
    stream.flow();
    stream.gone();
    stream.close();

    stream.flow();
    stream.take(List.of(ToldRecord.event(5)));
    stream.learn(new Standing(TaskStatus.SUCCESS, 4));
    pass(EventStream.PATIENCE);

    assertThat(pipe.written).hasToString("retry: 2000\n\n");
    assertThat(pipe.ends).isEqualTo(1);
    assertThat(stream.behind()).isEqualTo(Follower.NONE);
  }
}
