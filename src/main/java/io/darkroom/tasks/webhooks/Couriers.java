package io.darkroom.tasks.webhooks;

import io.darkroom.platform.database.Durability;
import io.darkroom.platform.lifecycle.NodeStopping;
import io.darkroom.platform.settings.Settings;
import io.darkroom.tasks.Chore;
import io.darkroom.tasks.ChoreSource;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A courier for each hook, so that none waits for another. */
@Singleton
public class Couriers implements ChoreSource {

  private final Hooks hooks;
  private final Outbox outbox;
  private final HookStates states;
  private final Durability durability;
  private final Duration patience;
  private final Clock clock;
  private final List<Courier> couriers;

  @Inject
  public Couriers(
      Hooks hooks,
      Outbox outbox,
      HookStates states,
      Durability durability,
      Settings settings,
      Clock clock) {
    this.hooks = hooks;
    this.outbox = outbox;
    this.states = states;
    this.durability = durability;
    this.patience = settings.webhooks().patience();
    this.clock = clock;
    this.couriers = hooks.all().stream().map(this::courier).toList();
  }

  private Courier courier(Hook hook) {
    Dispatch dispatch = hooks.dispatch(hook, clock);
    return new Courier(
        hook,
        dispatch,
        () -> new Round(hook, dispatch, outbox, states, durability, patience, clock),
        clock);
  }

  @Override
  public List<Chore> chores() {
    return List.copyOf(couriers);
  }

  void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) NoticesAdded event) {
    couriers.forEach(Courier::wake);
  }

  /** Before the scheduler waits for them. */
  void stop(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) NodeStopping event) {
    couriers.forEach(Courier::stop);
  }
}
