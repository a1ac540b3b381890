package io.darkroom.platform.logging;

import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Puts {@link ContextHandler} on Darkroom's loggers and on those of the libraries it brings. */
public final class Logging {

  private static final String OWN = "io.darkroom";
  private static final List<String> LIBRARIES =
      List.of("com.github.kagkarlsson", "org.flywaydb", "org.apache.hc");
  private static final Map<String, Level> LEVELS =
      Map.of(
          "ERROR", Level.SEVERE,
          "WARN", Level.WARNING,
          "INFO", Level.INFO,
          "DEBUG", Level.FINE,
          "TRACE", Level.FINEST);

  // The log manager holds loggers weakly: without these, handler and level would be collected.
  private static final List<Logger> LOGGERS =
      java.util.stream.Stream.concat(java.util.stream.Stream.of(OWN), LIBRARIES.stream())
          .map(Logger::getLogger)
          .toList();

  private Logging() {}

  /**
   * Begins to log with context.
   *
   * @param level of Darkroom's own loggers, one that the settings let pass
   */
  public static void install(String level) {
    Handler handler = new ContextHandler(Logger.getLogger(""));
    for (Logger logger : LOGGERS) {
      logger.setUseParentHandlers(false);
      logger.addHandler(handler);
      logger.setLevel(logger.getName().equals(OWN) ? LEVELS.get(level) : Level.WARNING);
    }
  }

  /** Gives the loggers back as they were, so that the application can leave the server. */
  public static void uninstall() {
    for (Logger logger : LOGGERS) {
      for (Handler handler : logger.getHandlers()) {
        logger.removeHandler(handler);
      }
      logger.setUseParentHandlers(true);
    }
  }
}
