package io.darkroom.platform.database;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.stream.Stream;

/** What the database's failures mean. */
public final class DatabaseFaults {

  private static final int DEEPEST = 20;

  private DatabaseFaults() {}

  /**
   * Whether a failure, somewhere among its causes, is the database's and may pass: SQLSTATE classes
   * of connection, rollback, resources and intervention, or no connection to be had.
   */
  public static boolean mayPass(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(DEEPEST)
        .anyMatch(DatabaseFaults::passes);
  }

  private static boolean passes(Throwable cause) {
    return cause instanceof SQLTransientException
        || cause instanceof SQLRecoverableException
        || isNoConnection(cause)
        || (cause instanceof SQLException failure
            && String.valueOf(failure.getSQLState()).matches("(08|40|53|57).*"));
  }

  /** The server's pool wraps the driver's failure in one of its own, of a class that it hides. */
  private static boolean isNoConnection(Throwable cause) {
    return cause.getClass().getName().endsWith("ResourceAllocationException");
  }
}
