package io.darkroom.e2e;

import io.darkroom.support.CodePoint;
import io.darkroom.support.Debugger;
import io.darkroom.support.Halt;
import io.darkroom.support.Service;

/** A node that dies or freezes with its threads exactly where a test wants them. */
final class Victim implements AutoCloseable {

  private final Service node;
  private final Debugger debugger;

  private Victim(Service node, Debugger debugger) {
    this.node = node;
    this.debugger = debugger;
  }

  /** Watches a node from its first moment on. */
  static Victim of(Service launched) throws Exception {
    try {
      return new Victim(launched, Debugger.attach(launched));
    } catch (Exception unwatched) {
      launched.kill();
      throw unwatched;
    }
  }

  Service node() {
    return node;
  }

  /** Halts the next thread that comes to a place. */
  Halt halt(CodePoint place) {
    return debugger.halt(place);
  }

  /** Whether any thread is in a method of the class, however deep. */
  boolean isWithin(String type) {
    return debugger.isWithin(type);
  }

  /** It dies first: without the debugger its threads would go on. */
  @Override
  public void close() throws InterruptedException {
    node.kill();
    debugger.close();
  }
}
