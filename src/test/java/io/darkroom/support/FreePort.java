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

  /**
   * Tests run in two forks, and a port that one has found may be bound seconds later. So one has
   * the even ports and the other the odd ones.
   */
  private static final int FORKS = 2;

  private static final int FORK = Integer.getInteger("darkroom.test.fork", FORKS) % FORKS;

  private FreePort() {}

  public static int find() {
    return ThreadLocalRandom.current()
        .ints(TRIES, FIRST / FORKS, BEHIND_LAST / FORKS)
        .map(number -> number * FORKS + FORK)
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
