package io.darkroom.platform.database;

import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;

/** What the database's failures mean. */
public final class DatabaseFaults {

  private static final int DEEPEST = 20;

  /** With waits for a lock, and transactions that the server ended as nothing came of them. */
  private static final Pattern PASSING = Pattern.compile("(08|40|53|57).*|55P03|25P03|HYT00");

  private static final int MARIADB_LOCK_WAIT = 1205;

  private DatabaseFaults() {}

  /**
   * Whether a failure, somewhere among its causes, is the database's and may pass: SQLSTATE classes
   * of connection, rollback, resources and intervention, no connection to be had, or a commit that
   * nobody knows of whether it was one: the server hides the driver's word on that.
   */
  public static boolean mayPass(Throwable failure) {
    return causes(failure).anyMatch(DatabaseFaults::passes);
  }

  /**
   * Whether a failure, somewhere among its causes, says that a key is taken (SQLSTATE class 23).
   */
  public static boolean isDuplicate(Throwable failure) {
    return causes(failure)
        .anyMatch(
            cause ->
                cause instanceof SQLException refusal
                    && String.valueOf(refusal.getSQLState()).startsWith("23"));
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(DEEPEST);
  }

  private static boolean passes(Throwable cause) {
    return cause instanceof SQLTransientException
        || cause instanceof SQLRecoverableException
        || cause instanceof XAException
        || cause instanceof SystemException
        || isNoConnection(cause)
        || (cause instanceof SQLException failure && passes(failure));
  }

  private static boolean passes(SQLException failure) {
    return PASSING.matcher(String.valueOf(failure.getSQLState())).matches()
        || failure.getErrorCode() == MARIADB_LOCK_WAIT;
  }

  /** The server's pool wraps the driver's failure in one of its own, of a class that it hides. */
  private static boolean isNoConnection(Throwable cause) {
    return cause.getClass().getName().endsWith("ResourceAllocationException");
  }
}
