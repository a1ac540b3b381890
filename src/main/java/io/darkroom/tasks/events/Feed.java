package io.darkroom.tasks.events;

import io.darkroom.platform.lifecycle.ApplicationContext;
import io.darkroom.platform.lifecycle.NodeStarted;
import io.darkroom.platform.lifecycle.NodeStopping;
import io.darkroom.platform.settings.Settings;
import io.darkroom.tasks.TaskNews;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells those who follow tasks what happens to them, on whichever node: with one thread. */
@Singleton
public class Feed {

  private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

  private final ApplicationContext application;
  private final Crew crew;
  private final Followers followers;
  private final Agenda agenda = new Agenda();
  private final Rounds rounds;

  @Inject
  public Feed(
      ApplicationContext application,
      Crew crew,
      TaskRecord record,
      Settings settings,
      Clock clock) {
    this.application = application;
    this.crew = crew;
    followers = new Followers(settings.http().maxFollowers());
    rounds = new Rounds(record, followers, agenda, clock);
  }

  /**
   * Begins to tell somebody, very soon and then when there is news.
   *
   * @return false when this node has no room for one more
   */
  public boolean follow(Follower follower) {
    boolean room = followers.add(follower);
    look(follower.taskId());
    return room;
  }

  /** Does nothing for one who has left already. */
  public void leave(Follower follower) {
    followers.remove(follower);
  }

  /** Looks at a task as soon as possible: somebody can be told more. */
  public void look(String taskId) {
    agenda.ask(taskId);
  }

  /** Other nodes' news are found when it is their time. */
  void hear(@Observes(during = TransactionPhase.AFTER_SUCCESS) TaskNews news) {
    if (followers.follow(news.taskId())) {
      look(news.taskId());
    }
  }

  void start(@Observes NodeStarted event) {
    Executor context = application.capture();
    Thread thread = new Thread(() -> context.execute(this::work), "darkroom-feed");
    thread.setDaemon(true);
    thread.start();
  }

  private void work() {
    try {
      while (!agenda.isStopped()) {
        round(agenda.take(rounds.pause()));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Without this thread everybody who waits would wait in vain. */
  private void round(Set<String> asked) {
    try {
      rounds.run(asked);
    } catch (RuntimeException | Error unforeseen) {
      LOG.error("Those who follow tasks could not be told", unforeseen);
    }
  }

  /** Early: clients find another node while this one gives its work back. */
  void stop(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE + 1) NodeStopping event)
      throws InterruptedException {
    followers.close().forEach(Follower::close);
    agenda.stop();
    crew.finish();
  }
}
