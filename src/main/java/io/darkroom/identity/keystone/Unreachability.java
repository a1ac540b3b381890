package io.darkroom.identity.keystone;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.stream.Stream;

/** Tells a connection that never stood from one that broke. */
final class Unreachability {

  private Unreachability() {}

  static boolean of(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .anyMatch(Unreachability::isOfConnection);
  }

  private static boolean isOfConnection(Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof NoRouteToHostException
        || cause instanceof UnknownHostException
        || (cause instanceof SocketTimeoutException && beforeItStood(cause));
  }

  /** The JDK has one type for both times that can run out. */
  private static boolean beforeItStood(Throwable timeout) {
    return String.valueOf(timeout.getMessage()).toLowerCase(Locale.ROOT).startsWith("connect");
  }
}
