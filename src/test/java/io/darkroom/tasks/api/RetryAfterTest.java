package io.darkroom.tasks.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.tasks.Requester;
import io.darkroom.tasks.Task;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

  private static final Instant START = Instant.parse("2026-02-03T04:05:06Z");

  @ParameterizedTest
  @CsvSource({"-5, 1", "0, 1", "19, 1", "20, 2", "120, 12", "300, 30", "301, 30", "9999999, 30"})
  void theOlderATaskTheLongerItIsNotAskedFor(long age, long seconds) {
    Task task = new Task("import", null, new Requester("p", "u", rule -> false, "req-1"), START);

    assertThat(RetryAfter.seconds(task, START.plusSeconds(age))).isEqualTo(seconds);
  }
}
