package io.darkroom.platform.logging;

import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.MDC;

/** Names what the current thread works on, for every line it logs until the scope is closed. */
public final class LogContext implements AutoCloseable {

  public static final String REQUEST = "request";
  public static final String TASK = "task";
  public static final String ATTEMPT = "attempt";
  public static final String EXECUTION = "execution";

  private final Map<String, String> before = new LinkedHashMap<>();

  private LogContext() {}

  public static LogContext with(String key, Object value) {
    return new LogContext().and(key, value);
  }

  public LogContext and(String key, Object value) {
    String previous = MDC.get(key);
    before.putIfAbsent(key, previous == null ? "" : previous);
    MDC.put(key, String.valueOf(value));
    return this;
  }

  @Override
  public void close() {
    before.forEach(
        (key, value) -> {
          if (value.isEmpty()) {
            MDC.remove(key);
          } else {
            MDC.put(key, value);
          }
        });
  }
}
