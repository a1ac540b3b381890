package io.darkroom.tasks.webhooks;

import io.darkroom.platform.database.InTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** How the hooks are, kept where every node sees it and a restart does not forget it. */
@Singleton
@InTransaction
public class HookStates {

  private final EntityManager database;
  private final Clock clock;

  @Inject
  public HookStates(EntityManager database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The hook is among the settings of this node. */
  public HookState see(String hook) {
    Instant now = clock.instant();
    return change(hook, state -> state.see(now));
  }

  /** The hook is left alone until then. */
  public HookState fail(String hook, Instant until) {
    return change(hook, state -> state.fail(until));
  }

  /** The hook has taken a notice. */
  public HookState recover(String hook) {
    return change(hook, HookState::recover);
  }

  /** The hook gets nothing until then. */
  public HookState close(String hook, Instant until) {
    return change(hook, state -> state.close(until));
  }

  private HookState change(String hook, Consumer<HookState> change) {
    HookState state = find(hook);
    change.accept(state);
    return state;
  }

  /** A hook that nobody knows yet is one that was seen just now. */
  private HookState find(String hook) {
    HookState known = database.find(HookState.class, hook);
    if (known != null) {
      return known;
    }
    HookState state = new HookState(hook, clock.instant());
    database.persist(state);
    return state;
  }

  /** When a node last had the hook among its settings; now, if that was never. */
  public Instant seenAt(String hook) {
    return find(hook).seenAt();
  }

  /** The hooks that are known. */
  public List<String> hooks() {
    return database
        .createQuery("select s.hook from HookState s order by s.hook", String.class)
        .getResultList();
  }

  public void remove(String hook) {
    database
        .createQuery("delete from HookState s where s.hook = :hook")
        .setParameter("hook", hook)
        .executeUpdate();
  }
}
