package io.darkroom.platform.database;

import io.darkroom.platform.settings.Settings;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * Puts what was committed on disk before somebody is told of it. PostgreSQL and MariaDB do so with
 * each commit. H2 would take a file write for each of the forty commits of a task; instead it
 * writes every half second, and at once when it is asked to.
 */
@Singleton
public class Durability {

  @Resource(lookup = "java:global/jdbc/darkroom")
  private DataSource database;

  private final Dialect dialect;
  private final AtomicLong asked = new AtomicLong();
  private final ReentrantLock writing = new ReentrantLock();
  private long covered;

  @Inject
  public Durability(Settings settings) {
    dialect = Dialect.of(settings.datasource().url());
  }

  /**
   * Returns when everything committed so far survives a crash; to be called outside of
   * transactions.
   *
   * @throws IllegalStateException if it does not
   */
  public void force() {
    if (!dialect.writesWithEachCommit()) {
      long mine = asked.incrementAndGet();
      writing.lock();
      try {
        writeUnlessCovered(mine);
      } finally {
        writing.unlock();
      }
    }
  }

  /** One write serves all who asked before it began. */
  private void writeUnlessCovered(long mine) {
    if (covered < mine) {
      long all = asked.get();
      write();
      covered = all;
    }
  }

  private void write() {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("checkpoint sync");
    } catch (SQLException failure) {
      throw new IllegalStateException("The database could not write to disk.", failure);
    }
  }
}
