package io.darkroom.tasks.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DatabasePatienceTest {

  private final DatabasePatience patience = new DatabasePatience();
  private final AtomicInteger questions = new AtomicInteger();

  private String answerAfterOneFailure() {
    if (questions.getAndIncrement() == 0) {
      throw new IllegalStateException(new SQLTransientConnectionException("gone"));
    }
    return "answer";
  }

  @Test
  void asksAgainUntilTheDatabaseIsBack() throws Exception {
    assertThat(patience.ask(this::answerAfterOneFailure)).isEqualTo("answer");
  }

  @Test
  void otherFailuresAreNotAskedAbout() {
    IllegalStateException failure = new IllegalStateException();

    assertThatThrownBy(
            () ->
                patience.ask(
                    () -> {
                      throw failure;
                    }))
        .isSameAs(failure);
  }
}
