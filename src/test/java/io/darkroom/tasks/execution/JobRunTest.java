package io.darkroom.tasks.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.tasks.Attempt;
import jakarta.batch.runtime.BatchStatus;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobRunTest {

  private static final Attempt FIRST = new Attempt("task", 1);

  private final JobRuns runs = new JobRuns();

  @Test
  void theFirstReasonIsTheOneThatMatters() {
    JobRun run = new JobRun();
    IllegalStateException first = new IllegalStateException("first");
    assertThat(run.failure()).isEmpty();

    run.fail(first);
    run.fail(new IllegalStateException("second"));

    assertThat(run.failure()).containsSame(first);
  }

  @Test
  void tellsWhoeverWaitsThatTheJobHasEnded() throws InterruptedException {
    JobRun run = new JobRun();
    assertThat(run.awaitEnd(Duration.ZERO)).isFalse();

    run.end(BatchStatus.STARTED);

    assertThat(run.awaitEnd(Duration.ZERO)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"STOPPING, true", "STOPPED, true", "FAILED, false", "STARTED, false"})
  void knowsWhetherTheJobWasStoppedByItsFirstWord(BatchStatus status, boolean stopped) {
    JobRun run = new JobRun();

    run.end(status);
    run.end(BatchStatus.COMPLETED);

    assertThat(run.wasStopped()).isEqualTo(stopped);
  }

  @Test
  void isSharedByTheJobAndItsStarterForAsLongAsTheStarterWaits() {
    JobRun run = runs.open(FIRST);

    assertThat(runs.of(FIRST)).isSameAs(run);
    assertThat(runs.of(new Attempt("task", 2))).isNotSameAs(run);

    runs.close(FIRST);
    assertThat(runs.of(FIRST)).isNotSameAs(run);
  }

  @Test
  void aRunWaitsForThoseOfTheSameTaskBeforeIt() throws Exception {
    JobRun older = runs.open(FIRST);
    runs.open(new Attempt("task", 3));
    runs.open(new Attempt("other", 1));
    CompletableFuture<Boolean> waiting =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                runs.awaitOlder(new Attempt("task", 2));
                return true;
              } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
              }
            });
    assertThat(waiting).isNotDone();

    older.end(BatchStatus.FAILED);

    assertThat(waiting.get(20, TimeUnit.SECONDS)).isTrue();
  }
}
