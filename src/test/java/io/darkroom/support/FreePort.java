package io.darkroom.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** A TCP port of the loopback address that nobody listens on. */
public final class FreePort {

  /**
   * Below the ports that Linux gives to outgoing connections, or one of those could have it while a
   * node is down.
   */
  private static final int FIRST = 20_000;

  private static final int BEHIND_LAST = 32_768;
  private static final int TRIES = 100;

  private FreePort() {}

  public static int find() {
    return ThreadLocalRandom.current()
        .ints(TRIES, FIRST, BEHIND_LAST)
        .filter(FreePort::isFree)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No free port in " + TRIES + " tries."));
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
