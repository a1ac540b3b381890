package io.darkroom.identity.keystone;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.stream.Stream;

/** Tells failures of the connection from those of what was said over it. */
final class Unreachability {

  private Unreachability() {}

  static boolean of(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .anyMatch(Unreachability::isOfConnection);
  }

  private static boolean isOfConnection(Throwable cause) {
    return cause instanceof SocketException
        || cause instanceof UnknownHostException
        || (cause instanceof SocketTimeoutException && beforeItStood(cause));
  }

  /** The JDK has one type for both times that can run out. */
  private static boolean beforeItStood(Throwable timeout) {
    return String.valueOf(timeout.getMessage()).toLowerCase(Locale.ROOT).startsWith("connect");
  }
}
