package io.darkroom.tasks.webhooks;

import io.darkroom.platform.database.InTransaction;
import io.darkroom.tasks.Task;
import io.darkroom.tasks.TaskNews;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes down what the hooks are to be told, in the transaction in which it happens: no notice
 * without the change, and no change without the notice.
 */
@Singleton
@InTransaction
public class Announcer {

  private final EntityManager database;
  private final List<Hook> hooks;
  private final Outbox outbox;
  private final Clock clock;
  private final Event<NoticesAdded> added;

  @Inject
  public Announcer(
      EntityManager database, Hooks hooks, Outbox outbox, Clock clock, Event<NoticesAdded> added) {
    this.database = database;
    this.hooks = hooks.all();
    this.outbox = outbox;
    this.clock = clock;
    this.added = added;
  }

  public void announce(@Observes TaskNews news) {
    if (!hooks.isEmpty() && TaskCloudEvent.isFor(news.event())) {
      Optional.ofNullable(database.find(Task.class, news.taskId()))
          .ifPresent(task -> announce(news, task));
    }
  }

  private void announce(TaskNews news, Task task) {
    Instant now = clock.instant();
    String id = UUID.randomUUID().toString();
    String body = TaskCloudEvent.json(id, news.event(), task, now);
    hooks.forEach(hook -> outbox.add(hook.id(), id, body, now));
    added.fire(new NoticesAdded());
  }
}
