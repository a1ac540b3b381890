package io.darkroom.tasks.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.platform.NodeId;
import io.darkroom.platform.lifecycle.Node;
import io.darkroom.platform.settings.Settings;
import io.darkroom.platform.settings.TestSettings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.support.Client;
import io.darkroom.support.Database;
import io.darkroom.support.MovableClock;
import io.darkroom.support.NoEvent;
import io.darkroom.support.NoSchedule;
import io.darkroom.support.Runs;
import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.Attempts;
import io.darkroom.tasks.History;
import io.darkroom.tasks.Requester;
import io.darkroom.tasks.Tasks;
import io.darkroom.tasks.webhooks.Announcer;
import io.darkroom.tasks.webhooks.FormerHooks;
import io.darkroom.tasks.webhooks.HookStates;
import io.darkroom.tasks.webhooks.Hooks;
import io.darkroom.tasks.webhooks.Notice;
import io.darkroom.tasks.webhooks.NoticesAdded;
import io.darkroom.tasks.webhooks.Outbox;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is written down for hooks, and removed. */
interface OutboxBehaviour {

  Instant START = Instant.parse("2026-02-03T04:05:06.123456Z");

  Database database();

  Settings settings();

  private static Settings hooked(String... urls) {
    return TestSettings.with(
        Map.of(
            "darkroom.webhooks.urls",
            String.join(",", urls),
            "darkroom.webhooks.secret",
            "whisper"));
  }

  /** A hook that no other test has, as they share the database. */
  private static String hook() {
    return UUID.randomUUID().toString().substring(0, 16);
  }

  private Attempts attempts(EntityManager em, Settings hooks, List<NoticesAdded> added) {
    MovableClock clock = new MovableClock(START);
    Announcer announcer =
        new Announcer(em, new Hooks(hooks), new Outbox(em), clock, new NoEvent<>(added::add));
    History history =
        new History(em, new NodeId(settings()), clock, new NoEvent<>(announcer::announce));
    return new Attempts(
        em, history, Runs.queue(em, new NoSchedule(), settings()), settings(), clock);
  }

  private void attempting(Settings hooks, Consumer<Attempts> work) {
    database().run(em -> work.accept(attempts(em, hooks, new ArrayList<>())));
  }

  private String task() {
    Requester requester = new Requester("project", "user", rule -> false, "req-1");
    return database()
        .transaction(
            em -> new Tasks(em, new MovableClock(START)).add("import", Optional.empty(), requester))
        .id();
  }

  private Attempt claimed(Settings hooks) {
    String task = task();
    return database()
        .transaction(em -> attempts(em, hooks, new ArrayList<>()).claim(task).orElseThrow());
  }

  private List<Notice> noticesOf(String task) {
    return database()
        .transaction(
            em ->
                em.createQuery("select n from Notice n order by n.id", Notice.class)
                    .getResultStream()
                    .filter(notice -> subject(notice).equals(task))
                    .toList());
  }

  private static String subject(Notice notice) {
    return notice.body().startsWith("{") ? Client.json(notice.body()).getString("subject") : "";
  }

  private List<String> bodies(String hook) {
    return database().transaction(em -> new Outbox(em).head(hook, 1000)).stream()
        .map(Notice::body)
        .toList();
  }

  private void add(String hook, Instant at, String... bodies) {
    database()
        .run(
            em -> {
              for (String body : bodies) {
                new Outbox(em).add(hook, UUID.randomUUID().toString(), body, at);
              }
            });
  }

  @Test
  default void eachHookIsToldTheSameEventsInTheOrderOfTheTask() {
    Settings hooks = hooked("https://one.example/order", "https://other.example/order");
    Attempt attempt = claimed(hooks);
    attempting(hooks, runs -> runs.begin(attempt, 1));
    attempting(hooks, runs -> runs.fail(attempt, Message.of(Problem.SOURCE_EMPTY)));

    Map<String, List<Notice>> byHook =
        noticesOf(attempt.taskId()).stream().collect(Collectors.groupingBy(Notice::hook));

    assertThat(byHook).hasSize(2);
    assertThat(byHook.values())
        .allSatisfy(
            notices ->
                assertThat(notices)
                    .extracting(notice -> Client.json(notice.body()).getString("type"))
                    .containsExactly("io.darkroom.task.processing", "io.darkroom.task.failure"));
    assertThat(byHook.values())
        .extracting(notices -> notices.stream().map(Notice::event).toList())
        .allMatch(byHook.values().iterator().next().stream().map(Notice::event).toList()::equals);
  }

  @Test
  default void theEventShowsTheTaskAsTheTransactionLeavesIt() {
    Settings hooks = hooked("https://one.example/state");
    Attempt attempt = claimed(hooks);
    attempting(hooks, runs -> runs.fail(attempt, Message.of(Problem.SOURCE_EMPTY)));

    JsonObject data = Client.json(noticesOf(attempt.taskId()).get(0).body()).getJsonObject("data");

    assertThat(data.getString("status")).isEqualTo("failure");
    assertThat(data.getString("problem")).isEqualTo("SOURCE_EMPTY");
    assertThat(data.getString("message")).isNotEmpty();
    assertThat(data).containsKey("expires_at");
  }

  @Test
  default void whatIsTakenBackIsNotTold() {
    Settings hooks = hooked("https://one.example/rollback");
    Attempt attempt = claimed(hooks);

    assertThatThrownBy(
            () ->
                attempting(
                    hooks,
                    runs -> {
                      runs.begin(attempt, 1);
                      throw new IllegalStateException("taken back");
                    }))
        .hasMessage("taken back");

    assertThat(noticesOf(attempt.taskId())).isEmpty();
  }

  @Test
  default void couriersAreWokenOnlyForWhatHooksAreToldOf() {
    Settings hooks = hooked("https://one.example/wake");
    List<NoticesAdded> added = new ArrayList<>();
    String task = task();
    database()
        .run(
            em -> {
              Attempts runs = attempts(em, hooks, added);
              Attempt attempt = runs.claim(task).orElseThrow();
              assertThat(added).isEmpty();
              runs.begin(attempt, 1);
            });

    assertThat(added).hasSize(1);
  }

  @Test
  default void withoutHooksNothingIsWritten() {
    Attempt attempt = claimed(settings());
    attempting(settings(), runs -> runs.begin(attempt, 1));

    assertThat(noticesOf(attempt.taskId())).isEmpty();
  }

  @Test
  default void noticesOfAHookComeInOrderAndABatchAtATime() {
    String hook = hook();
    String long70k = "x".repeat(70_000) + "\ud83d\udcf7";
    add(hook, START, "1", "2", long70k, "4");
    add(hook(), START, "another's");

    List<Notice> first = database().transaction(em -> new Outbox(em).head(hook, 3));

    assertThat(first).extracting(Notice::body).containsExactly("1", "2", long70k);
    assertThat(remove(first.get(0))).isTrue();
    assertThat(remove(first.get(0))).isFalse();
    assertThat(bodies(hook)).containsExactly("2", long70k, "4");
  }

  private boolean remove(Notice notice) {
    return database().transaction(em -> new Outbox(em).remove(notice));
  }

  @Test
  default void whatIsTooOldIsRemovedFromTheFrontInBatches() {
    String hook = hook();
    add(hook, START, "1", "2", "3");
    add(hook, START.plusSeconds(1), "4");
    add(hook, START, "behind");

    assertThat(removed(hook, START, 2)).isZero();
    assertThat(removed(hook, START.plusSeconds(1), 2)).isEqualTo(2);
    assertThat(bodies(hook)).containsExactly("3", "4", "behind");
    assertThat(removed(hook, START.plusSeconds(1), 2)).isEqualTo(1);
    assertThat(removed(hook, START.plusSeconds(1), 2)).isZero();
    assertThat(removed(hook, Instant.MAX, 5)).isEqualTo(2);
  }

  private int removed(String hook, Instant limit, int most) {
    return database().transaction(em -> new Outbox(em).removeBefore(hook, limit, most));
  }

  @Test
  default void failuresOfAHookAreCountedUntilItTakesANotice() {
    String hook = hook();
    MovableClock clock = new MovableClock(START);

    states(clock, states -> states.fail(hook, START.plusSeconds(1)));
    states(clock, states -> states.fail(hook, START.plusSeconds(2)));
    states(
        clock,
        states -> {
          assertThat(states.see(hook).tries()).isEqualTo(2);
          assertThat(states.see(hook).rests(START.plusMillis(1999))).isTrue();
          assertThat(states.see(hook).rests(START.plusSeconds(2))).isFalse();
        });
    states(clock, states -> states.recover(hook));
    states(
        clock,
        states -> {
          assertThat(states.see(hook).tries()).isZero();
          assertThat(states.see(hook).rests(START)).isFalse();
        });
    states(clock, states -> states.close(hook, START.plusSeconds(9)));
    states(clock, states -> assertThat(states.see(hook).isClosed(START)).isTrue());
  }

  private void states(MovableClock clock, Consumer<HookStates> work) {
    database().run(em -> work.accept(new HookStates(em, clock)));
  }

  @Test
  default void hookThatNoNodeKnowsForAnHourIsForgottenWithItsNotices() {
    String former = hook();
    String unheardOf = hook();
    String seen = hook();
    MovableClock clock = new MovableClock(START);
    states(clock, states -> states.see(former));
    add(former, START, "1", "2");
    add(unheardOf, START, "3");
    removeFormer(clock);

    clock.set(START.plus(Duration.ofMinutes(59)));
    states(clock, states -> states.see(seen));
    removeFormer(clock);
    assertThat(bodies(former)).hasSize(2);

    clock.set(START.plus(Duration.ofMinutes(61)));
    removeFormer(clock);
    assertThat(bodies(former)).isEmpty();
    assertThat(bodies(unheardOf)).isEmpty();
    states(
        clock,
        states -> assertThat(states.hooks()).contains(seen).doesNotContain(former, unheardOf));
  }

  private void removeFormer(MovableClock clock) {
    database()
        .run(
            em ->
                new FormerHooks(
                        new Hooks(settings()),
                        new Outbox(em),
                        new HookStates(em, clock),
                        new Node(new NodeId(settings()), new NoEvent<>()),
                        settings(),
                        clock)
                    .run());
  }
}
