package io.darkroom.tasks.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.MovableClock;
import io.darkroom.tasks.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who is told what, and what the database is asked for that. */
class RoundsTest {

  private static final Instant START = Instant.parse("2026-02-03T04:05:06Z");

  private final MovableClock clock = new MovableClock(START);
  private final ToldRecord record = new ToldRecord();
  private final Followers followers = new Followers(2000);
  private final Agenda agenda = new Agenda();
  private final Rounds rounds = new Rounds(record, followers, agenda, clock);

  private NotedFollower follower(String task, long behind) {
    NotedFollower follower = new NotedFollower(task, behind);
    assertThat(followers.add(follower)).isTrue();
    return follower;
  }

  private void runAll() {
    clock.set(clock.instant().plus(Rounds.PAUSE));
    rounds.run(Set.of());
  }

  private Set<String> onAgenda() throws InterruptedException {
    return agenda.take(Duration.ZERO);
  }

  @Test
  void followerIsGivenTheEventsBehindTheLastOneItHas() {
    record.put("a", TaskStatus.PROCESSING, 5);
    NotedFollower follower = follower("a", 2);

    runAll();
    runAll();
    record.put("a", TaskStatus.SUCCESS, 7);
    runAll();

    assertThat(follower.notes)
        .containsExactly("take 3 to 5", "processing", "processing", "take 6 to 7", "success");
    assertThat(record.read).containsExactly("a behind 2", "a behind 5");
  }

  @Test
  void noCursorIsSharedByTasks() {
    record.put("a", TaskStatus.PROCESSING, 3);
    record.put("b", TaskStatus.PROCESSING, 9);
    NotedFollower one = follower("a", 0);
    NotedFollower other = follower("b", 0);

    runAll();

    assertThat(one.notes).containsExactly("take 1 to 3", "processing");
    assertThat(other.notes).containsExactly("take 1 to 9", "processing");
  }

  @Test
  void thoseWhoHaveSeenTheSameCostOneRead() {
    record.put("a", TaskStatus.PROCESSING, 5);
    IntStream.range(0, 1000).forEach(i -> follower("a", 2));

    runAll();

    assertThat(record.asked).hasSize(1);
    assertThat(record.read).containsExactly("a behind 2");
  }

  @Test
  void onlyTheTasksWithNewsAreRead() {
    IntStream.range(0, 1200)
        .forEach(
            i -> {
              record.put("t" + i, TaskStatus.PROCESSING, 5);
              follower("t" + i, i == 7 ? 4 : 5);
            });

    runAll();

    assertThat(record.asked).extracting(some -> some.size()).containsExactly(500, 500, 200);
    assertThat(record.read).containsExactly("t7 behind 4");
  }

  @Test
  void manyEventsAreGivenInHelpings() throws Exception {
    record.put("a", TaskStatus.PROCESSING, 250);
    NotedFollower follower = follower("a", 0);

    runAll();
    while (follower.behind < 250) {
      rounds.run(onAgenda());
    }

    assertThat(follower.notes)
        .containsSubsequence("take 1 to 100", "take 101 to 200", "take 201 to 250");
    assertThat(onAgenda()).isEmpty();
  }

  @Test
  void whoWantsNoneIsGivenNone() {
    record.put("a", TaskStatus.PROCESSING, 250);
    NotedFollower follower = follower("a", Follower.NONE);

    runAll();

    assertThat(follower.notes).containsExactly("processing");
    assertThat(record.read).isEmpty();
  }

  @Test
  void allTasksAreLookedAtTwiceASecondAndOthersWhenSomebodyAsks() {
    record.put("a", TaskStatus.PROCESSING, 1);
    record.put("b", TaskStatus.PROCESSING, 1);
    follower("a", 1);
    follower("b", 1);

    runAll();
    rounds.run(Set.of("b", "nobody follows this"));
    rounds.run(Set.of());
    assertThat(rounds.pause()).isEqualTo(Duration.ofMillis(500));
    clock.set(clock.instant().plusMillis(499));
    rounds.run(Set.of());
    assertThat(rounds.pause()).isEqualTo(Duration.ofMillis(1));

    assertThat(record.asked).hasSize(2);
    assertThat(record.asked.get(0)).containsExactlyInAnyOrder("a", "b");
    assertThat(record.asked.get(1)).containsExactly("b");
  }

  @Test
  void nobodyAsksTheDatabaseForNobody() {
    runAll();

    assertThat(record.asked).isEmpty();
    assertThat(rounds.pause()).isGreaterThan(Duration.ofMinutes(1));
  }

  @Test
  void goneTaskIsTold() {
    NotedFollower follower = follower("a", 0);

    runAll();

    assertThat(follower.notes).containsExactly("gone");
  }

  @Test
  void databaseThatIsAwayIsAskedAgain() {
    record.put("a", TaskStatus.PROCESSING, 1);
    NotedFollower follower = follower("a", 0);
    follower.due = START;

    record.away = true;
    runAll();
    runAll();
    assertThat(follower.notes).containsExactly("wake");
    record.away = false;
    runAll();

    assertThat(follower.notes).containsExactly("wake", "take 1 to 1", "processing");
  }

  @Test
  void followerThatFailsIsLetGoAndTheOthersAreTold() {
    record.put("a", TaskStatus.PROCESSING, 1);
    NotedFollower broken = follower("a", 0);
    broken.breaks = true;
    NotedFollower whole = follower("a", 0);

    runAll();

    assertThat(broken.notes).containsExactly("close");
    assertThat(whole.notes).containsExactly("take 1 to 1", "processing");
    assertThat(followers.of("a")).containsExactly(whole);
  }

  @Test
  void followerIsWokenWhenItWantsToBe() {
    record.put("a", TaskStatus.PROCESSING, 1);
    NotedFollower early = follower("a", 1);
    NotedFollower late = follower("a", 1);
    early.due = START.plusMillis(700);
    late.due = START.plusMillis(5000);

    runAll();
    assertThat(rounds.pause()).isEqualTo(Duration.ofMillis(200));
    clock.set(early.due);
    rounds.run(Set.of());

    assertThat(early.notes).contains("wake");
    assertThat(late.notes).doesNotContain("wake");
    assertThat(record.asked).hasSize(1);
  }
}
