package io.darkroom.sources;

/** Threads that never keep the server from stopping. */
final class Daemon {

  private Daemon() {}

  static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "darkroom-sources");
    thread.setDaemon(true);
    return thread;
  }
}
