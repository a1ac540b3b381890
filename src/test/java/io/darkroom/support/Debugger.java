package io.darkroom.support;

import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.Location;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import java.io.IOException;

/**
 * Halts threads of a node at places in its code, without any hook in that code: the rest of the
 * node goes on, so that one node can be at many places, and die at all of them at once.
 */
public final class Debugger implements AutoCloseable {

  private static final String HALT = "halt";
  private static final long JOIN_MILLIS = 10_000;

  private final VirtualMachine machine;
  private final Thread events;

  private Debugger(VirtualMachine machine) {
    this.machine = machine;
    events = new Thread(this::listen, "debugger");
    events.setDaemon(true);
    events.start();
  }

  /** Attaches to a service that was launched with the {@link DebugPort#ENVIRONMENT}. */
  public static Debugger attach(Service service) throws IOException {
    return new Debugger(DebugPort.of(service).attach());
  }

  /** Halts the next thread that comes to a place; those after it pass. */
  public Halt halt(CodePoint place) {
    Halt halt = new Halt(place);
    ClassPrepareRequest loading = machine.eventRequestManager().createClassPrepareRequest();
    loading.addClassFilter(place.type());
    loading.putProperty(HALT, halt);
    loading.setSuspendPolicy(EventRequest.SUSPEND_ALL);
    loading.enable();
    machine.classesByName(place.type()).stream()
        .filter(ReferenceType::isPrepared)
        .forEach(loaded -> set(halt, loaded));
    return halt;
  }

  private void set(Halt halt, ReferenceType loaded) {
    for (Location location : halt.place().in(loaded)) {
      BreakpointRequest request = machine.eventRequestManager().createBreakpointRequest(location);
      request.putProperty(HALT, halt);
      request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
      request.addCountFilter(halt.place().visit());
      request.enable();
    }
  }

  /** Whether any thread is in a method of a class, however deep. */
  public boolean isWithin(String type) {
    machine.suspend();
    try {
      return machine.allThreads().stream().anyMatch(thread -> isWithin(type, thread));
    } finally {
      machine.resume();
    }
  }

  private static boolean isWithin(String type, ThreadReference thread) {
    try {
      return thread.frames().stream()
          .anyMatch(frame -> frame.location().declaringType().name().equals(type));
    } catch (IncompatibleThreadStateException ended) {
      return false;
    }
  }

  private void listen() {
    try {
      while (true) {
        EventSet set = machine.eventQueue().remove();
        boolean goesOn = true;
        for (Event event : set) {
          goesOn &= !halts(event);
        }
        if (goesOn) {
          set.resume();
        }
      }
    } catch (VMDisconnectedException ended) {
      // The node has died, or nobody watches it any more.
      return;
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean halts(Event event) {
    if (event instanceof ClassPrepareEvent loaded
        && loaded.request().getProperty(HALT) instanceof Halt halt) {
      prepare(halt, loaded.referenceType());
    }
    return event instanceof BreakpointEvent arrival
        && arrival.request().getProperty(HALT) instanceof Halt halt
        && halt.keep(arrival.thread());
  }

  private void prepare(Halt halt, ReferenceType loaded) {
    try {
      set(halt, loaded);
    } catch (IllegalArgumentException notThere) {
      halt.fail(notThere);
    }
  }

  /** Stops watching: whatever was halted goes on, unless the node has died. */
  @Override
  public void close() throws InterruptedException {
    try {
      machine.dispose();
    } catch (VMDisconnectedException ended) {
      // So is this.
    }
    events.interrupt();
    events.join(JOIN_MILLIS);
  }
}
