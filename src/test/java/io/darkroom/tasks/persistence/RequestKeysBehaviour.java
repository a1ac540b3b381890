package io.darkroom.tasks.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.platform.database.DatabaseFaults;
import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.support.Database;
import io.darkroom.support.NoSchedule;
import io.darkroom.support.Runs;
import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.NamedType;
import io.darkroom.tasks.NewTask;
import io.darkroom.tasks.RequestKeys;
import io.darkroom.tasks.Requester;
import io.darkroom.tasks.Submission;
import io.darkroom.tasks.Task;
import io.darkroom.tasks.TaskTypeBeans;
import io.darkroom.tasks.Tasks;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The names of requests for tasks. */
interface RequestKeysBehaviour {

  Instant BEGIN = Instant.parse("2026-02-03T04:05:06Z");

  Database database();

  Settings settings();

  private static Clock at(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  private Submission submission(EntityManager em, Instant now) {
    return new Submission(
        new Tasks(em, at(now)),
        TaskTypeBeans.types(new NamedType("import")),
        Runs.history(em, settings(), at(now)),
        new RequestKeys(em, at(now)),
        Runs.queue(em, new NoSchedule(), settings()));
  }

  private Task submitted(String project, String key, Instant now) {
    Requester requester = new Requester(project, "user", rule -> false, "req-1");
    NewTask wanted = new NewTask("import", JsonValue.EMPTY_JSON_OBJECT, requester).keyed(key);
    return database().transaction(em -> submission(em, now).submit(wanted));
  }

  private String made(String project, String key) {
    return database()
        .transaction(em -> new RequestKeys(em, at(BEGIN)).find(project, key).orElse("nothing"));
  }

  private List<String> tasks(String project) {
    return database()
        .transaction(
            em ->
                em.createQuery("select t.id from Task t where t.owner = :owner", String.class)
                    .setParameter("owner", project)
                    .getResultList());
  }

  @Test
  default void aNameIsFoundInItsProjectOnlyAndAsItIsSpelt() {
    String project = UUID.randomUUID().toString();
    Task task = submitted(project, "Key ", BEGIN);

    assertThat(made(project, "Key ")).isEqualTo(task.id());
    assertThat(made(project, "key ")).isEqualTo("nothing");
    assertThat(made(project, "Key")).isEqualTo("nothing");
    assertThat(made("another", "Key ")).isEqualTo("nothing");
  }

  @Test
  default void aNameIsTakenOnceAndTheSecondTaskIsNotStored() {
    String project = UUID.randomUUID().toString();
    Task task = submitted(project, "key", BEGIN);

    assertThatThrownBy(() -> submitted(project, "key", BEGIN)).matches(DatabaseFaults::isDuplicate);

    assertThat(tasks(project)).containsExactly(task.id());
  }

  @Test
  default void aNameIsFreeAgainWhenItsTaskHasExpired() {
    String project = UUID.randomUUID().toString();
    Task task = submitted(project, "key", BEGIN);
    database()
        .run(
            em -> {
              Attempt attempt =
                  Runs.attempts(em, settings(), at(BEGIN)).claim(task.id()).orElseThrow();
              Runs.attempts(em, settings(), at(BEGIN))
                  .fail(attempt, Message.of(Problem.SOURCE_EMPTY));
            });

    Task other = submitted(project, "key", BEGIN.plus(Duration.ofDays(3)));

    assertThat(made(project, "key")).isEqualTo(other.id());
  }

  @Test
  default void aNameGoesWithItsTask() {
    String project = UUID.randomUUID().toString();
    Task task = submitted(project, "key", BEGIN);
    database()
        .run(
            em ->
                em.createNativeQuery("delete from tasks where id = ?1")
                    .setParameter(1, task.id())
                    .executeUpdate());

    assertThat(made(project, "key")).isEqualTo("nothing");
  }
}
