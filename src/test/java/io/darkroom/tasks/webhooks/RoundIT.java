package io.darkroom.tasks.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.platform.database.Dialect;
import io.darkroom.platform.settings.TestSettings;
import io.darkroom.support.Database;
import io.darkroom.support.MovableClock;
import io.darkroom.support.NoDurability;
import io.darkroom.support.Receiver;
import io.darkroom.support.Receiver.Call;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What becomes of notices by the hook's answers, each time as seen by a node that knows nothing.
 */
class RoundIT {

  private static final Instant START = Instant.parse("2026-02-03T04:05:06Z");
  private static final Duration PATIENCE = Duration.ofHours(2);

  private final MovableClock clock = new MovableClock(START);
  private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
  private Receiver receiver;
  private Database database;
  private Hooks hooks;

  @BeforeEach
  void open() throws IOException {
    JdbcDataSource source = new JdbcDataSource();
    source.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    database = new Database(source, Dialect.H2);
    receiver = new Receiver();
    hooks =
        new Hooks(
            TestSettings.with(
                Map.of(
                    "darkroom.webhooks.urls", receiver.hook("hook", this::next),
                    "darkroom.webhooks.secret", "whisper",
                    "darkroom.webhooks.allowed-hosts", "127.0.0.1")));
  }

  @AfterEach
  void close() {
    hooks.close();
    receiver.close();
    database.close();
  }

  private int next(Call call) {
    Integer answer = answers.poll();
    return answer == null ? 200 : answer;
  }

  private Hook hook() {
    return hooks.all().get(0);
  }

  private void add(String... bodies) {
    for (String body : bodies) {
      database.run(
          em ->
              new Outbox(em).add(hook().id(), UUID.randomUUID().toString(), body, clock.instant()));
    }
  }

  private boolean tell() {
    Dispatch dispatch = hooks.dispatch(hook(), clock);
    return tell(dispatch);
  }

  private boolean tell(Dispatch dispatch) {
    return database.transaction(
        em ->
            new Round(
                    hook(),
                    dispatch,
                    new Outbox(em),
                    new HookStates(em, clock),
                    new NoDurability(),
                    PATIENCE,
                    clock)
                .tell());
  }

  private void pass(Duration time) {
    clock.set(clock.instant().plus(time));
  }

  private List<String> bodies(int status) {
    return receiver.calls("hook", status).stream().map(Call::body).toList();
  }

  private List<String> waiting() {
    return database.transaction(em -> new Outbox(em).head(hook().id(), 100)).stream()
        .map(Notice::body)
        .toList();
  }

  @Test
  void whatIsTakenIsGoneAndTheRestFollowsInOrder() {
    add("1", "2", "3");

    assertThat(tell()).isTrue();

    assertThat(bodies(200)).containsExactly("1", "2", "3");
    assertThat(waiting()).isEmpty();
    assertThat(tell()).isFalse();
  }

  @Test
  void noticeCarriesItsIdTheTimeOfTheAttemptAndASignature() {
    add("{\"a\": \"\u00fc\"}");
    answers.add(500);

    tell();
    pass(Duration.ofSeconds(100));
    tell();

    Call first = receiver.calls("hook", 500).get(0);
    Call second = receiver.calls("hook", 200).get(0);
    assertThat(second.header("webhook-id")).isEqualTo(first.header("webhook-id"));
    assertThat(first.header("webhook-timestamp")).isEqualTo(seconds(START));
    assertThat(second.header("webhook-timestamp")).isEqualTo(seconds(START.plusSeconds(100)));
    assertThat(second.header("webhook-signature"))
        .matches("v1,[A-Za-z0-9+/]{43}=")
        .isNotEqualTo(first.header("webhook-signature"));
    assertThat(second.header("Content-Type"))
        .isEqualTo("application/cloudevents+json; charset=UTF-8");
    assertThat(second.header("User-Agent")).isEqualTo("Darkroom");
    assertThat(second.body()).isEqualTo("{\"a\": \"\u00fc\"}");
  }

  private static String seconds(Instant time) {
    return String.valueOf(time.getEpochSecond());
  }

  @Test
  void hookThatFailsIsLeftAloneForLongerEachTimeAndKeepsItsOrder() {
    add("1", "2");
    answers.addAll(List.of(500, 302, 404));

    tell();
    assertThat(tell()).isFalse();
    pass(Duration.ofSeconds(1));
    tell();
    pass(Duration.ofMillis(1500));
    tell();
    assertThat(bodies(404)).isEmpty();
    pass(Duration.ofMillis(500));
    tell();
    pass(Duration.ofSeconds(4));
    tell();

    assertThat(bodies(500)).containsExactly("1");
    assertThat(bodies(302)).containsExactly("1");
    assertThat(bodies(404)).containsExactly("1");
    assertThat(bodies(200)).containsExactly("1", "2");
  }

  @Test
  void successMakesTheNextRestShortAgain() {
    add("1", "2");
    answers.addAll(List.of(500, 500, 500));
    for (int second = 0; second < 10; second++) {
      tell();
      pass(Duration.ofSeconds(1));
    }
    assertThat(waiting()).isEmpty();
    add("3");
    answers.add(500);

    tell();
    pass(Duration.ofSeconds(1));
    tell();

    assertThat(bodies(200)).containsExactly("1", "2", "3");
  }

  @Test
  void hookIsLeftAloneForAsLongAsItAsks() {
    add("1");
    answers.add(429);
    receiver.answerWith("Retry-After", "90");

    tell();
    pass(Duration.ofSeconds(89));
    assertThat(tell()).isFalse();
    assertThat(waiting()).hasSize(1);
    pass(Duration.ofSeconds(1));
    tell();

    assertThat(waiting()).isEmpty();
  }

  @Test
  void noticeThatIsNotWantedIsDroppedAndTheNextIsTold() {
    add("1", "2", "3");
    answers.addAll(List.of(422, 200, 415));

    tell();

    assertThat(bodies(200)).containsExactly("2");
    assertThat(waiting()).isEmpty();
  }

  @Test
  void hookThatIsGoneGetsNothingForADay() {
    add("1", "2");
    answers.add(410);

    tell();
    add("3");
    pass(Duration.ofHours(23));
    tell();
    assertThat(waiting()).isEmpty();
    pass(Duration.ofHours(1));
    add("4");
    tell();

    assertThat(bodies(410)).containsExactly("1");
    assertThat(bodies(200)).containsExactly("4");
  }

  @Test
  void noticeThatIsTooOldIsDroppedAndTheNextIsTold() {
    add("1", "2");
    pass(PATIENCE);
    add("3");
    pass(Duration.ofSeconds(1));

    assertThat(tell()).isTrue();
    tell();

    assertThat(bodies(200)).containsExactly("3");
  }

  @Test
  void deliveryThatTheNodesEndCutsIsNoFailureOfTheHook() {
    add("1");
    Dispatch dispatch = hooks.dispatch(hook(), clock);
    dispatch.stop();

    assertThat(tell(dispatch)).isFalse();

    assertThat(waiting()).containsExactly("1");
    tell();
    assertThat(bodies(200)).containsExactly("1");
  }
}
