package io.darkroom.platform.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class ContextHandlerTest {

  private final Logger server = Logger.getAnonymousLogger();
  private final Lines lines = new Lines();
  private final ContextHandler handler = new ContextHandler(server);

  @BeforeEach
  void receive() {
    MDC.clear();
    server.addHandler(lines);
  }

  @AfterEach
  void forgetEverything() {
    MDC.clear();
  }

  @Test
  void putsTheContextInFrontInItsOrder() {
    try (LogContext context =
        LogContext.with(LogContext.EXECUTION, 9)
            .and(LogContext.ATTEMPT, 2)
            .and(LogContext.TASK, "t-1")
            .and(LogContext.REQUEST, "req-1")) {
      handler.publish(new LogRecord(Level.INFO, "Reads {0} bytes"));
    }

    assertThat(lines.texts())
        .containsExactly("[request=req-1 task=t-1 attempt=2 execution=9] Reads {0} bytes");
  }

  @Test
  void leavesOutWhatThereIsNot() {
    try (LogContext context = LogContext.with(LogContext.TASK, "t-1")) {
      handler.publish(new LogRecord(Level.INFO, "hello"));
    }
    LogRecord bare = new LogRecord(Level.INFO, "hello");
    handler.publish(bare);

    assertThat(lines.texts()).containsExactly("[task=t-1] hello", "hello");
    assertThat(lines.records.get(1)).isSameAs(bare);
  }

  @Test
  void keepsWhatElseTheServerShows() {
    LogRecord original = new LogRecord(Level.SEVERE, "broken");
    original.setInstant(Instant.parse("2026-11-22T10:20:30.123456789Z"));
    original.setLoggerName("io.darkroom.Some");
    original.setLongThreadID(77);
    original.setSourceClassName("Some");
    original.setSourceMethodName("thing");
    original.setThrown(new IllegalStateException("why"));

    try (LogContext context = LogContext.with(LogContext.TASK, "t-1")) {
      handler.publish(original);
    }

    assertThat(lines.records)
        .singleElement()
        .returns(original.getLevel(), LogRecord::getLevel)
        .returns(original.getInstant(), LogRecord::getInstant)
        .returns(original.getLoggerName(), LogRecord::getLoggerName)
        .returns(original.getLongThreadID(), LogRecord::getLongThreadID)
        .returns(original.getSourceClassName(), LogRecord::getSourceClassName)
        .returns(original.getSourceMethodName(), LogRecord::getSourceMethodName)
        .returns(original.getThrown(), LogRecord::getThrown);
  }

  @Test
  void leavesTheServersHandlersOpen() {
    handler.flush();
    handler.close();

    assertThat(lines.flushed).isTrue();
    assertThat(lines.closed).isFalse();
  }

  private static final class Lines extends Handler {

    private final List<LogRecord> records = new ArrayList<>();
    private boolean flushed;
    private boolean closed;

    List<String> texts() {
      return records.stream().map(LogRecord::getMessage).toList();
    }

    @Override
    public void publish(LogRecord line) {
      records.add(line);
    }

    @Override
    public void flush() {
      flushed = true;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
