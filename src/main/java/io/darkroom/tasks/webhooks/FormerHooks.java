package io.darkroom.tasks.webhooks;

import io.darkroom.platform.lifecycle.Node;
import io.darkroom.platform.settings.Settings;
import io.darkroom.tasks.Chore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what there is for hooks that no node has among its settings any more. It is patient: a
 * node with newer settings may have begun to tell a hook that this one does not know.
 */
@Singleton
public class FormerHooks implements Chore {

  private static final Logger LOG = LoggerFactory.getLogger(FormerHooks.class);
  private static final Duration PATIENCE = Duration.ofHours(1);
  private static final int BATCH = 500;

  private final Outbox outbox;
  private final HookStates states;
  private final List<String> current;
  private final Node node;
  private final Duration interval;
  private final Clock clock;

  @Inject
  public FormerHooks(
      Hooks hooks, Outbox outbox, HookStates states, Node node, Settings settings, Clock clock) {
    this.outbox = outbox;
    this.states = states;
    this.current = hooks.all().stream().map(Hook::id).toList();
    this.node = node;
    this.interval = settings.tasks().reconcileInterval();
    this.clock = clock;
  }

  @Override
  public String name() {
    return "former-hooks";
  }

  @Override
  public Duration interval() {
    return interval;
  }

  @Override
  public void run() {
    TreeSet<String> former = new TreeSet<>(outbox.hooks());
    former.addAll(states.hooks());
    former.removeAll(current);
    Instant limit = clock.instant().minus(PATIENCE);
    former.stream().filter(hook -> states.seenAt(hook).isBefore(limit)).forEach(this::remove);
  }

  private void remove(String hook) {
    int removed = 0;
    int batch = BATCH;
    while (batch == BATCH && !node.isStopping()) {
      batch = outbox.removeBefore(hook, Instant.MAX, BATCH);
      removed += batch;
    }
    if (batch < BATCH) {
      states.remove(hook);
      LOG.info("Removed {} notices for a hook that is not in the settings any more", removed);
    }
  }
}
