package io.darkroom.platform.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source for any JDBC URL, so that an operator names the database once, by its URL. The
 * server sets the properties from {@code web.xml} and pools the connections.
 */
public class DriverDataSource implements DataSource {

  private String url = "";
  private String user = "";
  private String password = "";
  private @Nullable PrintWriter logWriter;
  private int loginTimeout;

  public void setUrl(String url) {
    this.url = url;
  }

  public String getUrl() {
    return url;
  }

  public void setUser(String user) {
    this.user = user;
  }

  public void setPassword(String password) {
    this.password = password;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return getConnection(user, password);
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    Dialect dialect = Dialect.of(url);
    Properties properties = new Properties();
    properties.putAll(connectionProperties(dialect));
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    // Not through DriverManager: the server takes the application's drivers off its list.
    return dialect.driver().connect(url, properties);
  }

  /** What connections are opened with, beside the user's name and password. */
  protected Map<String, String> connectionProperties(Dialect dialect) {
    return dialect.connectionProperties();
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return logWriter;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter writer) {
    logWriter = writer;
  }

  @Override
  public void setLoginTimeout(int seconds) {
    loginTimeout = seconds;
  }

  @Override
  public int getLoginTimeout() {
    return loginTimeout;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("Not a wrapper for " + type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
