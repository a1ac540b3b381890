package io.darkroom.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * The database for those who only note what would be found out again: the batch runtime, some ten
 * times for each step, and the schedule, for what a node has claimed and is done with. Their
 * commits need not wait for the disk.
 */
public final class UnforcedDataSource extends DriverDataSource {

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return SettledPath.of(super.getConnection(user, password));
  }

  @Override
  protected Map<String, String> connectionProperties(Dialect dialect) {
    return dialect.connectionPropertiesWithoutWaiting();
  }
}
