package io.darkroom.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * The database as the batch runtime sees it. Its repository is a memory aid, by which nobody is
 * answered and nothing is decided that the tasks' own rows do not say: its commits, some ten for
 * each step, need not wait for the disk.
 */
public final class BatchDataSource extends DriverDataSource {

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return SettledPath.of(super.getConnection(user, password));
  }

  @Override
  protected Map<String, String> connectionProperties(Dialect dialect) {
    return dialect.connectionPropertiesWithoutWaiting();
  }
}
