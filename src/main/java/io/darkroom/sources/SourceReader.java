package io.darkroom.sources;

import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpHeaders;

/** Opens sources over HTTP and HTTPS under the {@link UrlPolicy}, which is asked at every hop. */
@Singleton
public final class SourceReader {

  private final UrlPolicy policy;
  private final Settings.Imports settings;
  private final CloseableHttpClient client;
  private final ScheduledThreadPoolExecutor deadlines =
      new ScheduledThreadPoolExecutor(1, Daemon::thread);

  @Inject
  public SourceReader(UrlPolicy policy, Settings settings) {
    this(policy, settings.imports());
  }

  SourceReader(UrlPolicy policy, Settings.Imports settings) {
    this.policy = policy;
    this.settings = settings;
    this.client = PinnedClient.create(policy, settings);
    deadlines.setRemoveOnCancelPolicy(true);
  }

  /**
   * Sends a GET and reads the head of the answer, after redirects.
   *
   * @param uri where to begin; it is checked again
   * @param sizeCap the most bytes that the source may have
   * @return the source, which the caller closes
   * @throws ProblemException SOURCE_UNREADABLE if a hop is refused or gives no answer (it tells
   *     nobody which), SOURCE_ANSWERED for every answer but 200, SOURCE_TOO_MANY_REDIRECTS, or
   *     SOURCE_TOO_LARGE if the announced length is over the cap
   */
  public Source open(URI uri, long sizeCap) {
    Answer answer = ask(permitted(uri.toString()));
    Optional<String> next = answer.redirect();
    for (int redirects = 0; next.isPresent(); redirects++) {
      answer.cut();
      if (redirects == settings.maxRedirects()) {
        throw new ProblemException(Problem.SOURCE_TOO_MANY_REDIRECTS, redirects);
      }
      answer = ask(permitted(next.get()));
      next = answer.redirect();
    }
    return source(answer, sizeCap);
  }

  private URI permitted(String url) {
    try {
      return policy.check("", url);
    } catch (ProblemException refused) {
      throw ProblemException.causedBy(refused, Problem.SOURCE_UNREADABLE);
    }
  }

  private Answer ask(URI uri) {
    HttpGet request = new HttpGet(uri);
    request.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
    request.setHeader(HttpHeaders.CONNECTION, "close");
    Future<?> deadline = cutAtDeadline(request);
    try {
      return new Answer(
          uri, request, client.executeOpen(null, request, HttpClientContext.create()));
    } catch (IOException failed) {
      throw ProblemException.causedBy(failed, Problem.SOURCE_UNREADABLE);
    } finally {
      deadline.cancel(false);
    }
  }

  /** The socket's own timeout begins anew with every byte, so that a head could take for ever. */
  private Future<?> cutAtDeadline(HttpGet request) {
    Duration limit = settings.connectTimeout().plus(settings.idleTimeout());
    return deadlines.schedule(request::cancel, limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private Source source(Answer answer, long sizeCap) {
    Optional<ProblemException> refusal = refusal(answer, sizeCap);
    if (refusal.isPresent()) {
      answer.cut();
      throw refusal.get();
    }
    try {
      return new Source(answer, sizeCap, settings.idleTimeout());
    } catch (IOException failed) {
      answer.cut();
      throw ProblemException.causedBy(failed, Problem.SOURCE_UNREADABLE);
    }
  }

  private static Optional<ProblemException> refusal(Answer answer, long sizeCap) {
    if (answer.status() != 200) {
      return Optional.of(new ProblemException(Problem.SOURCE_ANSWERED, answer.status()));
    }
    if (answer.length().orElse(0) > sizeCap) {
      return Optional.of(new ProblemException(Problem.SOURCE_TOO_LARGE, sizeCap));
    }
    return Optional.empty();
  }

  @PreDestroy
  void close() {
    deadlines.shutdownNow();
    try {
      client.close();
    } catch (IOException failure) {
      // CDI allows no checked exception here.
      throw new UncheckedIOException(failure);
    }
  }
}
