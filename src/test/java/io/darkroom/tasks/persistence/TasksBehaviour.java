package io.darkroom.tasks.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.support.Database;
import io.darkroom.support.Runs;
import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.AttemptSuperseded;
import io.darkroom.tasks.Attempts;
import io.darkroom.tasks.Progress;
import io.darkroom.tasks.Requester;
import io.darkroom.tasks.Task;
import io.darkroom.tasks.TaskProgress;
import io.darkroom.tasks.TaskStatus;
import io.darkroom.tasks.Tasks;
import jakarta.json.Json;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is stored of a task, and who may change it. */
interface TasksBehaviour {

  Instant NOW = Instant.parse("2026-02-03T04:05:06.123456Z");
  Requester REQUESTER = new Requester("project", "user", rule -> false, "req-1");

  Database database();

  Settings settings();

  private static Tasks tasks(EntityManager manager, Instant now) {
    return new Tasks(manager, Clock.fixed(now, ZoneOffset.UTC));
  }

  private Attempts attempts(EntityManager manager, Instant now) {
    return Runs.attempts(manager, settings(), Clock.fixed(now, ZoneOffset.UTC));
  }

  private Task stored(String owner, Optional<String> input, Instant now) {
    Requester requester = new Requester(owner, "user", rule -> false, "req-1");
    return database().transaction(em -> tasks(em, now).add("import", input, requester));
  }

  private Task read(String id) {
    return database().transaction(em -> tasks(em, NOW).find(id).orElseThrow());
  }

  private Attempt claimed(Task task) {
    return database().transaction(em -> attempts(em, NOW).claim(task.id()).orElseThrow());
  }

  @Test
  default void taskIsReadAsItWasStored() {
    String input = "{\"name\":\"smäll 😀\",\"padding\":\"" + "x".repeat(1_000_000) + "\"}";

    Task task = read(stored("project", Optional.of(input), NOW).id());

    assertThat(task.status()).isEqualTo(TaskStatus.PENDING);
    assertThat(task.input()).contains(input);
    assertThat(task.owner()).isEqualTo("project");
    assertThat(task.requestId()).contains("req-1");
    assertThat(task.createdAt()).isEqualTo(NOW).isEqualTo(task.updatedAt());
    assertThat(task.expiresAt()).isEmpty();
    assertThat(task.message()).isEmpty();
  }

  @Test
  default void taskWithoutInputHasNone() {
    assertThat(read(stored("project", Optional.empty(), NOW).id()).input()).isEmpty();
  }

  @Test
  default void firstRunMovesATaskToProcessingAndTheSecondChangesNothingForReaders() {
    Task task = stored("project", Optional.empty(), NOW);
    Attempt first = claimed(task);
    database().run(em -> attempts(em, NOW.plusSeconds(1)).begin(first, 17));
    Attempt second = claimed(task);
    database().run(em -> attempts(em, NOW.plusSeconds(2)).begin(second, 18));

    Task read = read(task.id());
    assertThat(read.status()).isEqualTo(TaskStatus.PROCESSING);
    assertThat(read.updatedAt()).isEqualTo(NOW.plusSeconds(1));
    assertThat(read.executionId()).hasValue(18);
    assertThat(read.attempt()).isEqualTo(2);
  }

  @Test
  default void successHasAResultAndExpires() {
    Task task = stored("project", Optional.empty(), NOW);
    Attempt attempt = claimed(task);

    database()
        .run(
            em ->
                attempts(em, NOW)
                    .succeed(attempt, Json.createObjectBuilder().add("image_id", "i").build()));

    Task read = read(task.id());
    assertThat(read.status()).isEqualTo(TaskStatus.SUCCESS);
    assertThat(read.result()).contains("{\"image_id\":\"i\"}");
    assertThat(read.expiresAt()).contains(NOW.plus(Duration.ofDays(2)));
  }

  @Test
  default void failureHasAMessageNoResultAndStillItsImage() {
    Task task = stored("project", Optional.empty(), NOW);
    Attempt attempt = claimed(task);
    Message message = Message.of(Problem.FORMAT_MISMATCH, "raw", "größer 'than' \"that\"");

    String image = UUID.randomUUID().toString();
    database().run(em -> attempts(em, NOW).recordImage(attempt, image));
    database().run(em -> attempts(em, NOW).fail(attempt, message));

    Task read = read(task.id());
    assertThat(read.status()).isEqualTo(TaskStatus.FAILURE);
    assertThat(read.message()).contains(message);
    assertThat(read.result()).isEmpty();
    assertThat(read.imageId()).contains(image);
    assertThat(read.expiresAt()).contains(NOW.plus(Duration.ofDays(2)));
  }

  @Test
  default void failureThatALaterVersionStoredIsShownWithoutItsWords() {
    Task task = stored("project", Optional.empty(), NOW);
    Attempt attempt = claimed(task);
    database().run(em -> attempts(em, NOW).fail(attempt, Message.of(Problem.SOURCE_EMPTY)));
    database()
        .run(
            em ->
                em.createNativeQuery("update tasks set message_problem = ?1 where id = ?2")
                    .setParameter(1, "OF_A_LATER_VERSION")
                    .setParameter(2, task.id())
                    .executeUpdate());

    assertThat(read(task.id()).message()).contains(Message.of(Problem.INTERNAL));
  }

  @Test
  default void runThatAnotherOneFollowedCanWriteNothing() {
    Task task = stored("project", Optional.empty(), NOW);
    Attempt old = claimed(task);
    Attempt current = claimed(task);

    assertThatThrownBy(() -> database().run(em -> attempts(em, NOW).begin(old, 1)))
        .isInstanceOf(AttemptSuperseded.class);
    assertThatThrownBy(() -> database().run(em -> attempts(em, NOW).recordImage(old, "i")))
        .isInstanceOf(AttemptSuperseded.class);
    assertThatThrownBy(
            () -> database().run(em -> attempts(em, NOW).fail(old, Message.of(Problem.INTERNAL))))
        .isInstanceOf(AttemptSuperseded.class);
    database().run(em -> attempts(em, NOW).begin(current, 2));
    assertThat(read(task.id()).executionId()).hasValue(2);
  }

  @Test
  default void taskThatHasEndedIsNotClaimedAndDoesNotChange() {
    Task task = stored("project", Optional.empty(), NOW);
    Attempt attempt = claimed(task);
    database().run(em -> attempts(em, NOW).fail(attempt, Message.of(Problem.SOURCE_EMPTY)));

    Optional<Attempt> another = database().transaction(em -> attempts(em, NOW).claim(task.id()));
    assertThat(another).isEmpty();
    assertThatThrownBy(
            () ->
                database()
                    .run(
                        em ->
                            attempts(em, NOW).succeed(attempt, Json.createObjectBuilder().build())))
        .isInstanceOf(AttemptSuperseded.class);
    assertThat(read(task.id()).status()).isEqualTo(TaskStatus.FAILURE);
  }

  @Test
  default void progressKeepsTheWordOfTheNewestRun() {
    Task task = stored("project", Optional.empty(), NOW);
    Attempt first = claimed(task);
    Attempt second = claimed(task);
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

    progress(clock, progress -> progress.step(first, "fetch"));
    progress(clock, progress -> progress.step(second, "fetch"));
    progress(clock, progress -> progress.bytes(second, 1L << 40, OptionalLong.of(1L << 41)));
    progress(clock, progress -> progress.step(first, "store"));
    progress(clock, progress -> progress.bytes(first, 1, OptionalLong.empty()));

    database()
        .run(
            em -> {
              var progress = Runs.progress(em, settings(), clock).find(task.id()).orElseThrow();
              assertThat(progress.attempt()).isEqualTo(2);
              assertThat(progress.step()).isEqualTo("fetch");
              assertThat(progress.bytesDone()).isEqualTo(1L << 40);
              assertThat(progress.bytesTotal()).hasValue(1L << 41);
            });
  }

  @Test
  default void progressTellsWhereAndSinceWhenARunWorksAndHowFast() {
    Attempt run = claimed(stored("project", Optional.empty(), NOW));
    progress(at(0), progress -> progress.step(run, "create-image"));
    progress(at(10), progress -> progress.step(run, "fetch"));
    progress(at(11), progress -> progress.begin(run, 1_000_000));
    progress(at(13), progress -> progress.bytes(run, 1_000_600, OptionalLong.empty()));

    progress(
        at(13),
        known -> {
          TaskProgress progress = known.find(run.taskId()).orElseThrow();
          assertThat(progress.node()).isPresent();
          assertThat(progress.startedAt()).contains(NOW);
          assertThat(progress.speed(NOW.plusSeconds(13))).hasValue(300);
          assertThat(progress.speed(NOW.plusSeconds(60)).orElseThrow()).isLessThan(1);
        });
  }

  private static Clock at(int seconds) {
    return Clock.fixed(NOW.plusSeconds(seconds), ZoneOffset.UTC);
  }

  private void progress(Clock clock, Consumer<Progress> what) {
    database().run(em -> what.accept(Runs.progress(em, settings(), clock)));
  }
}
