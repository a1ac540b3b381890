package io.darkroom.platform.lifecycle;

import io.darkroom.platform.NodeId;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** This node: starting, ready, or stopping. */
@Singleton
public class Node implements NodeMBean {

  private enum State {
    STARTING,
    READY,
    STOPPING
  }

  private final NodeId id;
  private final Event<NodeStopping> stopping;
  private final AtomicReference<State> state = new AtomicReference<>(State.STARTING);

  @Inject
  public Node(NodeId id, Event<NodeStopping> stopping) {
    this.id = id;
    this.stopping = stopping;
  }

  void ready() {
    state.set(State.READY);
  }

  public boolean isReady() {
    return state.get() == State.READY;
  }

  /** Whether work that takes long should end now. */
  public boolean isStopping() {
    return state.get() == State.STOPPING;
  }

  @Override
  public String getId() {
    return id.value();
  }

  @Override
  public String getState() {
    return Objects.requireNonNull(state.get()).name();
  }

  @Override
  public void drain() {
    if (state.getAndSet(State.STOPPING) == State.READY) {
      stopping.fire(new NodeStopping());
    }
  }
}
