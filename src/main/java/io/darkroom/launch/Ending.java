package io.darkroom.launch;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Lets the application drain before the server stops. The server's own shutdown hook takes the
 * database away first, so by then it is too late to give tasks back.
 */
final class Ending {

  private static final AtomicBoolean STOPPING = new AtomicBoolean();
  private static final long LEAST_MILLIS = 5_000;
  private static final String NODE = "io.darkroom:type=Node";

  private Ending() {}

  /**
   * Takes over SIGINT and SIGTERM: the application gets its time, then the process ends. Through
   * reflection: {@code sun.misc.Signal} is the JDK's only way to act before the shutdown hooks, and
   * naming it in the source is a warning without a switch.
   */
  static void install(Duration grace) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    for (Signal known : Signal.values()) {
      Object stop =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                  stop(128 + known.number, grace);
                }
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(known.name()), stop);
    }
  }

  private enum Signal {
    INT(2),
    TERM(15);

    private final int number;

    Signal(int number) {
      this.number = number;
    }
  }

  /** The first signal counts: a second one must not keep the drain from its end. */
  @SuppressWarnings("SystemExitOutsideMain") // this is what the replaced handler did
  private static void stop(int status, Duration grace) {
    if (STOPPING.getAndSet(true)) {
      return;
    }
    long millis = Math.max(LEAST_MILLIS, grace.toMillis());
    daemon("darkroom-end", () -> halt(status, millis));
    Thread drain = daemon("darkroom-drain", Ending::drain);
    try {
      // Some of the time is the server's, for its own stop.
      drain.join(millis * 4 / 5);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    System.out.println("Darkroom stops.");
    System.exit(status);
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Whatever hangs in a shutdown hook: the time is over. */
  private static void halt(int status, long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(status);
  }

  private static void drain() {
    try {
      MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
      ObjectName node = new ObjectName(NODE);
      if (beans.isRegistered(node)) {
        beans.invoke(node, "drain", new Object[0], new String[0]);
      }
    } catch (JMException failure) {
      System.err.println("Darkroom could not drain: " + failure);
    }
  }
}
