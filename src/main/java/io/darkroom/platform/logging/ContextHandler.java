package io.darkroom.platform.logging;

import java.util.List;
import java.util.Objects;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.slf4j.MDC;

/**
 * Puts the {@link LogContext} in front of each message and passes it on to the server's own
 * handlers, so that the server decides where lines go and how they look.
 */
final class ContextHandler extends Handler {

  private static final List<String> KEYS =
      List.of(LogContext.REQUEST, LogContext.TASK, LogContext.ATTEMPT, LogContext.EXECUTION);

  private final Logger target;

  ContextHandler(Logger target) {
    this.target = target;
    setLevel(Level.ALL);
  }

  @Override
  public void publish(LogRecord original) {
    String context = context();
    LogRecord line = context.isEmpty() ? original : withPrefix(original, context);
    for (Handler handler : target.getHandlers()) {
      handler.publish(line);
    }
  }

  private static String context() {
    return KEYS.stream()
        .filter(key -> MDC.get(key) != null)
        .map(key -> key + "=" + Objects.requireNonNull(MDC.get(key)))
        .collect(Collectors.joining(" "));
  }

  private static LogRecord withPrefix(LogRecord original, String context) {
    LogRecord line = new LogRecord(original.getLevel(), "[" + context + "] " + text(original));
    line.setInstant(original.getInstant());
    line.setLoggerName(original.getLoggerName());
    line.setLongThreadID(original.getLongThreadID());
    line.setSourceClassName(original.getSourceClassName());
    line.setSourceMethodName(original.getSourceMethodName());
    line.setThrown(original.getThrown());
    return line;
  }

  /** SLF4J's binding gives finished texts; a record without parameters is never formatted again. */
  private static String text(LogRecord original) {
    return String.valueOf(original.getMessage());
  }

  @Override
  public void flush() {
    for (Handler handler : target.getHandlers()) {
      handler.flush();
    }
  }

  @Override
  public void close() {
    // The handlers behind this one belong to the server.
  }
}
