package io.darkroom.tasks.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.platform.database.Durability;
import io.darkroom.platform.settings.Settings;
import io.darkroom.platform.settings.TestSettings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.support.Runs;
import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.AttemptSuperseded;
import io.darkroom.tasks.Attempts;
import io.darkroom.tasks.Requester;
import io.darkroom.tasks.Task;
import io.darkroom.tasks.TaskFailure;
import io.darkroom.tasks.TaskStatus;
import io.darkroom.tasks.TaskSuccess;
import io.darkroom.tasks.TaskType;
import io.darkroom.tasks.TaskTypeBeans;
import io.darkroom.tasks.Tasks;
import io.darkroom.tasks.TestTasks;
import io.darkroom.tasks.execution.TaskRunner.Verdict;
import jakarta.batch.runtime.BatchStatus;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.lang.reflect.Proxy;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastWordTest {

  private final Task task = TestTasks.processing("{}", "image-1");
  private final Attempt attempt = new Attempt(task.id(), 1);
  private final JobRun run = new JobRun();
  private boolean done;
  private final List<String> calls = new ArrayList<>();
  private final LastWord lastWord = lastWord();

  @Test
  void taskThatSucceededIsDoneWith() throws Exception {
    Task ended = TestTasks.succeeded("{}", "image-1");

    assertThat(lastWord(ended).say(attempt, run)).isEqualTo(Verdict.REMOVE);
    assertThat(calls).containsExactly("cleanUp 1");
  }

  @Test
  void problemOfTheJobBecomesTheMessageOfTheTask() throws Exception {
    run.fail(new IllegalStateException(new ProblemException(Problem.SOURCE_ANSWERED, 404)));
    run.end(BatchStatus.FAILED);

    assertThat(lastWord.say(attempt, run)).isEqualTo(Verdict.REMOVE);
    assertThat(task.status()).isEqualTo(TaskStatus.FAILURE);
    assertThat(task.message()).contains(Message.of(Problem.SOURCE_ANSWERED, 404));
    assertThat(calls).containsExactly("undo 1", "event FAILURE", "cleanUp 1");
  }

  @Test
  void jobThatFailedWithoutAReasonRunsAgainAndCountsAsCrashed() throws Exception {
    run.end(BatchStatus.FAILED);

    assertThat(lastWord.say(attempt, run)).isEqualTo(Verdict.RUN_AGAIN);
    assertThat(task.status()).isEqualTo(TaskStatus.PROCESSING);
    assertThat(calls).isEmpty();
  }

  @Test
  void jobThatFailedWhenAllWasDoneHasSucceeded() throws Exception {
    done = true;
    run.fail(new IllegalStateException("late"));
    run.end(BatchStatus.FAILED);

    assertThat(lastWord.say(attempt, run)).isEqualTo(Verdict.REMOVE);
    assertThat(task.status()).isEqualTo(TaskStatus.SUCCESS);
    assertThat(calls).containsExactly("event SUCCESS", "cleanUp 1");
  }

  @Test
  void jobWithoutAReasonInAnOutageOfTheDatabaseHasNotCrashed() throws Exception {
    run.databaseFailed();
    run.end(BatchStatus.FAILED);

    assertThat(lastWord.say(attempt, run)).isEqualTo(Verdict.RUN_AGAIN);
    assertThat(calls).containsExactly("event RELEASED");
  }

  @Test
  void jobThatWasStoppedLeavesItsTaskToGoOn() throws Exception {
    run.end(BatchStatus.STOPPING);

    assertThat(lastWord.say(attempt, run)).isEqualTo(Verdict.RUN_AGAIN);
    assertThat(task.status()).isEqualTo(TaskStatus.PROCESSING);
    assertThat(calls).containsExactly("event RELEASED");
  }

  @Test
  void databaseThatIsAwayForAWhileLeavesTheTaskToGoOn() throws Exception {
    run.fail(new IllegalStateException(new SQLTransientConnectionException("gone")));
    run.end(BatchStatus.FAILED);

    assertThat(lastWord.say(attempt, run)).isEqualTo(Verdict.RUN_AGAIN);
    assertThat(task.status()).isEqualTo(TaskStatus.PROCESSING);
    assertThat(calls).containsExactly("event RELEASED");
  }

  @Test
  void runThatWasOvertakenHasNothingToSay() throws Exception {
    run.fail(new AttemptSuperseded(attempt));
    run.end(BatchStatus.FAILED);

    assertThat(lastWord.say(attempt, run)).isEqualTo(Verdict.REMOVE);
    assertThat(task.status()).isEqualTo(TaskStatus.PROCESSING);
    assertThat(calls).containsExactly("event OVERTAKEN");
  }

  private LastWord lastWord() {
    return lastWord(task);
  }

  private LastWord lastWord(Task stored) {
    Settings settings = TestSettings.with("darkroom.datasource.url", "jdbc:postgresql://host/db");
    EntityManager database = holding(stored);
    Clock clock = Clock.systemUTC();
    Attempts attempts = Runs.attempts(database, settings, clock);
    return new LastWord(
        new Tasks(database, clock),
        attempts,
        TaskTypeBeans.types(new RecordingType()),
        new TaskSuccess(attempts),
        new TaskFailure(attempts),
        new Durability(settings),
        new DatabasePatience());
  }

  /** Finds one task, and writes history down in the calls. */
  private EntityManager holding(Task stored) {
    return (EntityManager)
        Proxy.newProxyInstance(
            LastWordTest.class.getClassLoader(),
            new Class<?>[] {EntityManager.class},
            (proxy, method, arguments) ->
                method.getName().equals("find") ? stored : query(String.valueOf(arguments[0])));
  }

  /** The task's row is there, and in no line. */
  private Query query(String sql) {
    return (Query)
        Proxy.newProxyInstance(
            LastWordTest.class.getClassLoader(),
            new Class<?>[] {Query.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("executeUpdate")) {
                return 1;
              }
              if (method.getName().equals("getResultList")) {
                return sql.contains("from tasks") ? List.of("a row") : List.of();
              }
              if (arguments[0].equals(3)) {
                calls.add("event " + arguments[1]);
              }
              return proxy;
            });
  }

  private final class RecordingType implements TaskType {

    @Override
    public String name() {
      return "import";
    }

    @Override
    public void validate(JsonValue input, Requester requester) {}

    @Override
    public JsonObject result(Task task) {
      return JsonValue.EMPTY_JSON_OBJECT;
    }

    @Override
    public boolean isDone(Task task) {
      return done;
    }

    @Override
    public void undo(Task task, Attempt attempt) {
      calls.add("undo " + attempt.number());
    }

    @Override
    public void cleanUp(Attempt attempt) {
      calls.add("cleanUp " + attempt.number());
    }
  }
}
