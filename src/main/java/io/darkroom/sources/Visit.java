package io.darkroom.sources;

import io.darkroom.platform.turns.Place;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.problems.TransientProblemException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * One try to get at a source, hop by hop: it holds one of its project's places, and at each hop one
 * of the host's and a connection. One thread asks; any other, and the clock, may close it.
 */
final class Visit implements AutoCloseable {

  private final SourceReader reader;
  private final TimeLimit limit;
  private final Place ofProject;
  private volatile @Nullable Future<?> alarm;
  private volatile @Nullable Place atHost;
  private volatile @Nullable HttpGet request;
  private volatile boolean closed;
  private boolean secure;

  Visit(SourceReader reader, String project, TimeLimit limit) {
    this.reader = reader;
    this.limit = limit;
    this.ofProject = reader.queueOfProject(project);
  }

  TimeLimit limit() {
    return limit;
  }

  /**
   * The head of the answer at the end of all redirects.
   *
   * @param known what need not be sent again
   */
  Answer follow(URI first, Optional<Partial> known) {
    alarm = reader.wake(this::close, limit.left());
    pass(ofProject);
    Answer answer = ask(first.toString(), known);
    Optional<String> next = answer.redirect();
    for (int redirects = 0; next.isPresent(); redirects++) {
      if (redirects == reader.maxRedirects()) {
        throw new ProblemException(Problem.SOURCE_TOO_MANY_REDIRECTS, redirects);
      }
      leaveHost();
      answer = ask(next.get(), known);
      next = answer.redirect();
    }
    return answer;
  }

  private Answer ask(String url, Optional<Partial> known) {
    URI uri = reader.permitted(url, secure);
    secure = uri.getScheme().equalsIgnoreCase("https");
    Place place = reader.queueAt(uri.getHost());
    atHost = place;
    pass(place);
    HttpGet get = new HttpGet(uri);
    known.ifPresent(
        partial -> {
          get.setHeader(HttpHeaders.RANGE, "bytes=" + partial.bytes() + "-");
          get.setHeader(HttpHeaders.IF_RANGE, partial.validator());
        });
    request = get;
    closeAgain();
    return reader.send(get);
  }

  private void pass(Place place) {
    closeAgain();
    try {
      boolean hasCome = place.await(limit.left());
      if (limit.isOver()) {
        throw limit.problem();
      }
      if (!hasCome) {
        throw new TransientProblemException(Problem.SOURCE_UNREADABLE);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw TransientProblemException.causedBy(stopped, Problem.SOURCE_UNREADABLE);
    }
  }

  /** Whoever closed it may have come before what there is to close now. */
  private void closeAgain() {
    if (closed) {
      close();
    }
  }

  private void leaveHost() {
    HttpGet sent = request;
    if (sent != null) {
      // Closing the response instead would read what is left of it, which may never end.
      sent.cancel();
    }
    Place place = atHost;
    if (place != null) {
      place.close();
    }
  }

  /** Cuts the connection and gives the places back; whatever waits fails at once, now and later. */
  @Override
  public void close() {
    closed = true;
    Future<?> set = alarm;
    if (set != null) {
      set.cancel(false);
    }
    leaveHost();
    ofProject.close();
  }
}
