package io.darkroom.sources;

import io.darkroom.platform.lifecycle.NodeStarted;
import io.darkroom.platform.settings.Settings;
import io.darkroom.platform.settings.SourceSettings;
import io.darkroom.platform.turns.Place;
import io.darkroom.platform.turns.Turnstile;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.problems.TransientProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpHeaders;

/**
 * Opens sources over HTTP and HTTPS under the {@link UrlPolicy}, which is asked at every hop. What
 * is refused there looks like what nobody answers, and is tried again like it: neither the words of
 * a task nor its history tell which of the two it was.
 */
@Singleton
public final class SourceReader {

  private final UrlPolicy policy;
  private final SourceSettings settings;
  private final CloseableHttpClient client;
  private final Turnstile hosts;
  private final Turnstile projects;
  private final Deadlines deadlines = new Deadlines();

  /**
   * A reader.
   *
   * @throws io.darkroom.platform.settings.SettingException if the trust store cannot be read
   */
  @Inject
  public SourceReader(UrlPolicy policy, Settings settings) {
    this(policy, settings.sources());
  }

  SourceReader(UrlPolicy policy, SourceSettings settings) {
    this.policy = policy;
    this.settings = settings;
    this.client = PinnedClient.create(policy, settings);
    this.hosts = new Turnstile(settings.limits().perHost());
    this.projects = new Turnstile(settings.limits().perProject());
  }

  /** Before anybody works: settings that are wrong stop the start, as soon as this bean is made. */
  void check(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) NodeStarted event) {}

  /**
   * A request that has not been sent yet; its time runs from now on.
   *
   * @param project whose it is
   * @param uri where to begin; it is checked again, each time
   * @param sizeCap the most bytes that the source may have
   */
  public SourceRequest request(String project, URI uri, long sizeCap) {
    return new SourceRequest(project, uri, sizeCap, this, settings.limits());
  }

  int maxRedirects() {
    return settings.urls().maxRedirects();
  }

  /** A place among the project's downloads. */
  Place queueOfProject(String project) {
    return projects.queue(project);
  }

  /** A place among the downloads from a host. */
  Place queueAt(String host) {
    return hosts.queue(SourceHost.of(host).map(SourceHost::name).orElse(host));
  }

  Future<?> wake(Runnable sleeper, Duration after) {
    return deadlines.after(after, sleeper);
  }

  /**
   * Checks where a hop leads.
   *
   * @param secure whether it comes from a server whose word could be relied on; what is read
   *     instead of it must be as good
   */
  URI permitted(String url, boolean secure) {
    try {
      URI uri = policy.check("", url);
      if (!secure || uri.getScheme().equalsIgnoreCase("https")) {
        return uri;
      }
    } catch (ProblemException refused) {
      throw TransientProblemException.causedBy(refused, Problem.SOURCE_UNREADABLE);
    }
    throw new TransientProblemException(Problem.SOURCE_UNREADABLE);
  }

  Answer send(HttpGet request) {
    request.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
    request.setHeader(HttpHeaders.CONNECTION, "close");
    Duration patience = settings.limits().connect().plus(settings.limits().idle());
    Future<?> deadline = deadlines.cut(request, patience);
    try {
      return new Answer(request, client.executeOpen(null, request, HttpClientContext.create()));
    } catch (IOException failed) {
      throw TransientProblemException.causedBy(failed, Problem.SOURCE_UNREADABLE);
    } catch (IllegalStateException failed) {
      if (request.isCancelled()) {
        // What the client makes of it when that comes while it connects.
        throw TransientProblemException.causedBy(failed, Problem.SOURCE_UNREADABLE);
      }
      throw failed;
    } finally {
      deadline.cancel(false);
    }
  }

  /** How many hosts and projects somebody has a place for. */
  int places() {
    return hosts.keys() + projects.keys();
  }

  @PreDestroy
  void close() {
    deadlines.close();
    try {
      client.close();
    } catch (IOException failure) {
      // CDI allows no checked exception here.
      throw new UncheckedIOException(failure);
    }
  }
}
