package io.darkroom.platform.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A connection that sets its search path once: on PostgreSQL the batch runtime does so before each
 * statement, which makes twice as many of them. Only for connections that commit each statement by
 * itself, as a path that is set in a transaction is taken back with it.
 */
final class SettledPath implements InvocationHandler {

  private static final String SETTING = "set search_path ";

  private final Connection connection;
  private String settled = "";

  private SettledPath(Connection connection) {
    this.connection = connection;
  }

  static Connection of(Connection connection) {
    return proxy(Connection.class, new SettledPath(connection));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] given)
      throws Throwable {
    if (given != null && given.length > 0 && given[0] instanceof String sql && isSetting(sql)) {
      settle(sql);
      return proxy(PreparedStatement.class, (statement, called, none) -> nothing(called));
    }
    try {
      return method.invoke(connection, given);
    } catch (InvocationTargetException failure) {
      throw failure.getCause();
    }
  }

  private static boolean isSetting(String sql) {
    return sql.startsWith(SETTING);
  }

  private void settle(String sql) throws SQLException {
    if (!settled.equals(sql)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
      settled = sql;
    }
  }

  /** What a statement answers that has been executed already. */
  private static @Nullable Object nothing(Method called) {
    Class<?> type = called.getReturnType();
    if (type == int.class) {
      return 0;
    }
    return type == boolean.class ? Boolean.FALSE : null;
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(SettledPath.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
