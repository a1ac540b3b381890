package io.darkroom.tasks.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.support.Database;
import io.darkroom.support.Runs;
import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.Attempts;
import io.darkroom.tasks.Requester;
import io.darkroom.tasks.Tasks;
import io.darkroom.tasks.execution.BatchRepository;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which jobs the batch repository forgets. The id of a job's only execution is the job's; the tasks
 * of other tests have executions with smaller ones.
 */
interface BatchHistoryBehaviour {

  Instant END = Instant.parse("2026-05-06T07:08:09.123456Z");
  Instant BEFORE = END.minusMillis(1);
  Instant LONG_BEFORE = END.minus(Duration.ofDays(1));
  Instant AFTER = END.plusMillis(1);

  /** Children first. */
  List<String> TABLES =
      List.of(
          "jbatchCHECKPOINTDATA",
          "jbatchSTEPSTATUS",
          "jbatchSTEPEXECUTIONINSTANCEDATA",
          "jbatchEXECUTIONINSTANCEDATA",
          "jbatchJOBSTATUS",
          "jbatchJOBINSTANCEDATA");

  Database database();

  Settings settings();

  @BeforeEach
  default void forgetAllJobs() {
    for (String table : TABLES) {
      insert("delete from " + table);
    }
  }

  private void insert(String statement, @Nullable Object... values) {
    database()
        .run(
            em -> {
              Query query = em.createNativeQuery(statement);
              for (int i = 0; i < values.length; i++) {
                query.setParameter(i + 1, values[i]);
              }
              query.executeUpdate();
            });
  }

  private void job(long id) {
    insert("insert into jbatchJOBINSTANCEDATA (jobinstanceid, name) values (?1, 'import')", id);
    insert("insert into jbatchJOBSTATUS (id) values (?1)", id);
  }

  private void execution(long id, long job, String status, Instant begin, @Nullable Instant end) {
    insert(
        "insert into jbatchEXECUTIONINSTANCEDATA (jobexecid, jobinstanceid, batchstatus,"
            + " createtime) values (?1, ?2, ?3, ?4)",
        id,
        job,
        status,
        Timestamp.from(begin));
    if (end != null) {
      insert(
          "update jbatchEXECUTIONINSTANCEDATA set endtime = ?1 where jobexecid = ?2",
          Timestamp.from(end),
          id);
    }
  }

  private void job(long id, String status, Instant begin, @Nullable Instant end) {
    job(id);
    execution(id, id, status, begin, end);
  }

  /** With a chunk step that kept its place. */
  private void step(long id, long execution, long job) {
    insert(
        "insert into jbatchSTEPEXECUTIONINSTANCEDATA (stepexecid, jobexecid, stepname)"
            + " values (?1, ?2, 'fetch')",
        id,
        execution);
    insert("insert into jbatchSTEPSTATUS (id) values (?1)", id);
    insert("insert into jbatchCHECKPOINTDATA (id) values (?1)", job + ",fetch,READER");
    insert("insert into jbatchCHECKPOINTDATA (id) values (?1)", job + ",fetch,WRITER");
  }

  private int removed(int most) {
    return database().transaction(em -> new BatchRepository(em).removeOlder(END, most));
  }

  private List<Long> jobs() {
    return numbers("select jobinstanceid from jbatchJOBINSTANCEDATA order by jobinstanceid");
  }

  private List<Long> numbers(String query) {
    return database()
        .transaction(
            em -> {
              List<?> rows = em.createNativeQuery(query).getResultList();
              return rows.stream().map(row -> ((Number) row).longValue()).toList();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"COMPLETED", "FAILED", "STOPPED", "ABANDONED"})
  default void jobThatEndedLongAgoIsForgotten(String status) {
    job(101, status, LONG_BEFORE, BEFORE);
    job(102, status, LONG_BEFORE, END);
    job(103, status, LONG_BEFORE, AFTER);

    assertThat(removed(500)).isEqualTo(1);
    assertThat(jobs()).containsExactly(102L, 103L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"STARTING", "STARTED", "STOPPING"})
  default void jobOfANodeThatDiedIsForgottenWhenItBeganLongAgo(String status) {
    job(101, status, BEFORE, null);
    job(102, status, END, null);

    assertThat(removed(500)).isEqualTo(1);
    assertThat(jobs()).containsExactly(102L);
  }

  @Test
  default void newestExecutionOfAJobCounts() {
    job(101);
    execution(101, 101, "FAILED", LONG_BEFORE, LONG_BEFORE);
    execution(104, 101, "COMPLETED", BEFORE, AFTER);
    job(102);
    execution(102, 102, "STOPPED", LONG_BEFORE, LONG_BEFORE);
    execution(105, 102, "STARTED", AFTER, null);
    job(103);
    execution(103, 103, "STARTED", LONG_BEFORE, null);
    execution(106, 103, "COMPLETED", LONG_BEFORE, BEFORE);

    assertThat(removed(500)).isEqualTo(1);
    assertThat(jobs()).containsExactly(101L, 102L);
  }

  @Test
  default void jobsOfTasksThatHaveNotEndedAreKept() {
    job(101, "STARTED", LONG_BEFORE, null);
    job(102, "STOPPED", LONG_BEFORE, BEFORE);
    job(103, "STARTED", LONG_BEFORE, null);
    job(104);
    execution(104, 104, "STARTED", LONG_BEFORE, null);
    execution(105, 104, "STARTING", LONG_BEFORE, null);
    List<Attempt> running = List.of(task(101), task(102), task(104));
    Attempt ended = task(103);
    database().run(em -> attempts(em).fail(ended, Message.of(Problem.INTERNAL)));

    assertThat(removed(500)).isEqualTo(1);
    assertThat(jobs()).containsExactly(101L, 102L, 104L);

    running.forEach(
        attempt -> database().run(em -> attempts(em).fail(attempt, Message.of(Problem.INTERNAL))));
    assertThat(removed(500)).isEqualTo(3);
  }

  private Attempts attempts(EntityManager em) {
    return Runs.attempts(em, settings(), Clock.systemUTC());
  }

  /** A task that an execution works on. */
  private Attempt task(long execution) {
    String id =
        database()
            .transaction(
                em ->
                    new Tasks(em, Clock.systemUTC())
                        .add(
                            "import",
                            Optional.empty(),
                            new Requester("p", "u", rule -> false, "req-1"))
                        .id());
    return database()
        .transaction(
            em -> {
              Attempt attempt = attempts(em).claim(id).orElseThrow();
              attempts(em).begin(attempt, execution);
              return attempt;
            });
  }

  @Test
  default void nothingIsLeftOfAJobThatIsForgottenAndAllOfTheOthers() {
    job(101);
    execution(101, 101, "FAILED", LONG_BEFORE, LONG_BEFORE);
    step(101, 101, 101);
    execution(102, 101, "COMPLETED", LONG_BEFORE, BEFORE);
    insert(
        "insert into jbatchSTEPEXECUTIONINSTANCEDATA (stepexecid, jobexecid, stepname)"
            + " values (102, 102, 'fetch')");
    job(1011);
    execution(103, 1011, "COMPLETED", LONG_BEFORE, AFTER);
    step(103, 103, 1011);

    assertThat(removed(500)).isEqualTo(1);

    assertThat(jobs()).containsExactly(1011L);
    assertThat(numbers("select id from jbatchJOBSTATUS")).containsExactly(1011L);
    assertThat(numbers("select jobexecid from jbatchEXECUTIONINSTANCEDATA")).containsExactly(103L);
    assertThat(numbers("select stepexecid from jbatchSTEPEXECUTIONINSTANCEDATA"))
        .containsExactly(103L);
    assertThat(numbers("select id from jbatchSTEPSTATUS")).containsExactly(103L);
    List<?> checkpoints =
        database()
            .transaction(
                em ->
                    em.createNativeQuery("select id from jbatchCHECKPOINTDATA order by id")
                        .getResultList());
    assertThat(checkpoints).isEqualTo(List.of("1011,fetch,READER", "1011,fetch,WRITER"));
  }

  @Test
  default void oldestJobsAreForgottenFirst() {
    job(101, "COMPLETED", BEFORE, BEFORE);
    job(102, "COMPLETED", LONG_BEFORE, BEFORE);
    job(103, "COMPLETED", LONG_BEFORE.plusSeconds(1), BEFORE);

    assertThat(removed(2)).isEqualTo(2);
    assertThat(jobs()).containsExactly(101L);
    assertThat(removed(2)).isEqualTo(1);
    assertThat(removed(2)).isZero();
  }
}
