package io.darkroom.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class AttemptTest {

  @Test
  void hasANameThatNoOtherRunHas() {
    assertThat(new Attempt("0b1a6f4e", 12).name()).isEqualTo("0b1a6f4e.12");
  }

  @Test
  void travelsInTheParametersOfItsJob() {
    Properties parameters = JobParameters.of(new Attempt("0b1a6f4e", 12));

    assertThat(parameters).containsAllEntriesOf(Map.of("task_id", "0b1a6f4e", "attempt", "12"));
    assertThat(JobParameters.attempt(parameters)).isEqualTo(new Attempt("0b1a6f4e", 12));
  }

  @Test
  void onlyJobsOfTodaysDefinitionsAreCurrent() {
    Properties before = new Properties();
    before.setProperty("task_id", "0b1a6f4e");

    assertThat(JobParameters.areCurrent(JobParameters.of(new Attempt("0b1a6f4e", 12)))).isTrue();
    assertThat(JobParameters.areCurrent(before)).isFalse();
  }
}
