package io.darkroom.identity.keystone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What may be sent again: only what never arrived. */
class UnreachabilityTest {

  static Stream<Throwable> ofTheConnection() {
    return Stream.of(
        new ConnectException("Connection refused"),
        new NoRouteToHostException("No route to host"),
        new UnknownHostException("keystone"),
        new SocketTimeoutException("Connect timed out"),
        new IllegalStateException(new IOException(new ConnectException("Connection refused"))));
  }

  @ParameterizedTest
  @MethodSource("ofTheConnection")
  void thereWasNoConnection(Throwable failure) {
    assertThat(Unreachability.of(failure)).isTrue();
  }

  @Test
  void somethingMayHaveArrived() {
    assertThat(Unreachability.of(new SocketException("Connection reset"))).isFalse();
    assertThat(Unreachability.of(new SocketTimeoutException("Read timed out"))).isFalse();
    assertThat(Unreachability.of(new IOException("Premature EOF"))).isFalse();
    assertThat(Unreachability.of(new IllegalStateException("other"))).isFalse();
  }
}
