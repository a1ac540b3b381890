package io.darkroom.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFaultsTest {

  @ParameterizedTest
  @ValueSource(strings = {"08001", "08006", "40001", "40P01", "53300", "57P01"})
  void lostConnectionsDeadlocksAndRestartsMayPass(String state) {
    assertThat(DatabaseFaults.mayPass(new SQLException("x", state))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "42601", "22001", "0A000"})
  void whatTheStatementIsToBlameForDoesNot(String state) {
    assertThat(DatabaseFaults.mayPass(new SQLException("x", state))).isFalse();
  }

  static Stream<SQLException> passing() {
    return Stream.of(new SQLTransientConnectionException(), new SQLRecoverableException());
  }

  @ParameterizedTest
  @MethodSource("passing")
  void whatTheDriverSaysMayPassMay(SQLException failure) {
    assertThat(DatabaseFaults.mayPass(failure)).isTrue();
  }

  @Test
  void theCauseMayLieDeep() {
    Throwable deep =
        new IllegalStateException(
            new RuntimeException(new SQLTransientConnectionException("gone")));

    assertThat(DatabaseFaults.mayPass(deep)).isTrue();
    assertThat(DatabaseFaults.mayPass(new IllegalStateException())).isFalse();
    assertThat(
            DatabaseFaults.mayPass(
                new IllegalStateException(new SQLIntegrityConstraintViolationException())))
        .isFalse();
  }

  @Test
  void causesThatRunInACircleComeToAnEnd() {
    IllegalStateException one = new IllegalStateException();
    IllegalStateException other = new IllegalStateException(one);
    one.initCause(other);

    assertThat(DatabaseFaults.mayPass(one)).isFalse();
  }
}
