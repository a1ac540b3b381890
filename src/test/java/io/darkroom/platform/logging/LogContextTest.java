package io.darkroom.platform.logging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LogContextTest {

  @BeforeEach
  @AfterEach
  void forgetEverything() {
    MDC.clear();
  }

  @Test
  void holdsUntilItIsClosed() {
    try (LogContext context = LogContext.with(LogContext.TASK, "t").and(LogContext.ATTEMPT, 2)) {
      assertThat(MDC.get(LogContext.TASK)).isEqualTo("t");
      assertThat(MDC.get(LogContext.ATTEMPT)).isEqualTo("2");
    }

    assertThat(MDC.get(LogContext.TASK)).isNull();
    assertThat(MDC.get(LogContext.ATTEMPT)).isNull();
  }

  @Test
  void anInnerOneGivesTheOuterOneBack() {
    try (LogContext outer = LogContext.with(LogContext.TASK, "outer")) {
      try (LogContext inner =
          LogContext.with(LogContext.TASK, "inner").and(LogContext.EXECUTION, 7)) {
        assertThat(MDC.get(LogContext.TASK)).isEqualTo("inner");
      }
      assertThat(MDC.get(LogContext.TASK)).isEqualTo("outer");
      assertThat(MDC.get(LogContext.EXECUTION)).isNull();
    }
    assertThat(MDC.get(LogContext.TASK)).isNull();
  }

  @Test
  void aNameThatIsGivenTwiceIsRestoredToWhatItWasAtFirst() {
    try (LogContext outer = LogContext.with(LogContext.TASK, "outer")) {
      try (LogContext inner = LogContext.with(LogContext.TASK, "1").and(LogContext.TASK, "2")) {
        assertThat(MDC.get(LogContext.TASK)).isEqualTo("2");
      }
      assertThat(MDC.get(LogContext.TASK)).isEqualTo("outer");
    }
  }
}
