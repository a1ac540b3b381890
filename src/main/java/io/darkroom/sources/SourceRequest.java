package io.darkroom.sources;

import io.darkroom.platform.settings.SourceSettings;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.problems.TransientProblemException;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The wish for one source, which can be asked for again when it breaks. One thread asks; any other
 * may {@link #abort}.
 */
public final class SourceRequest {

  /** What a source answers that is not available just now (RFC 9110, section 15). */
  private static final Set<Integer> BUSY = Set.of(408, 429, 502, 503, 504);

  private final URI uri;
  private final long sizeCap;
  private final SourceReader reader;
  private final SourceSettings settings;
  private volatile @Nullable HttpGet current;
  private volatile boolean aborted;
  private boolean answered;

  SourceRequest(URI uri, long sizeCap, SourceReader reader, SourceSettings settings) {
    this.uri = uri;
    this.sizeCap = sizeCap;
    this.reader = reader;
    this.settings = settings;
  }

  /**
   * Sends a GET and reads the head of the answer, after redirects.
   *
   * @return the source from its first byte on, which the caller closes
   * @throws TransientProblemException if the same request may be answered well a little later
   * @throws ProblemException SOURCE_UNREADABLE if a hop is refused or gives no answer (it tells
   *     nobody which), SOURCE_ANSWERED for every answer but 200, SOURCE_TOO_MANY_REDIRECTS, or
   *     SOURCE_TOO_LARGE if the announced length is over the cap
   */
  public Source open() {
    Answer answer = answer(Optional.empty());
    requireOk(answer);
    return source(answer, 0, answer.length());
  }

  /**
   * Asks for what is missing (RFC 9110, sections 13.1.5 and 14.2).
   *
   * @return the source from where the known part ends; from its first byte on, if it has changed or
   *     does not send parts
   * @throws ProblemException as {@link #open()}
   */
  public Source open(Partial known) {
    Answer answer = answer(Optional.of(known));
    if (answer.status() == Continuation.PARTIAL_CONTENT) {
      Optional<Continuation> rest = Continuation.of(answer, known);
      if (rest.isPresent()) {
        return source(answer, known.bytes(), rest.get().total());
      }
    }
    if (answer.status() == Continuation.PARTIAL_CONTENT
        || answer.status() == Continuation.RANGE_NOT_SATISFIABLE) {
      answer.cut();
      return open();
    }
    requireOk(answer);
    return source(answer, 0, answer.length());
  }

  private Answer answer(Optional<Partial> known) {
    Answer answer = ask(uri.toString(), known);
    Optional<String> next = answer.redirect();
    for (int redirects = 0; next.isPresent(); redirects++) {
      answer.cut();
      if (redirects == settings.urls().maxRedirects()) {
        throw new ProblemException(Problem.SOURCE_TOO_MANY_REDIRECTS, redirects);
      }
      answer = ask(next.get(), known);
      next = answer.redirect();
    }
    return answer;
  }

  private Answer ask(String url, Optional<Partial> known) {
    HttpGet request = new HttpGet(reader.permitted(url));
    known.ifPresent(
        partial -> {
          request.setHeader(HttpHeaders.RANGE, "bytes=" + partial.bytes() + "-");
          request.setHeader(HttpHeaders.IF_RANGE, partial.validator());
        });
    current = request;
    if (aborted) {
      request.cancel();
    }
    Answer answer = send(request);
    answered = true;
    return answer;
  }

  /** A name that could be looked up before will be again. */
  private Answer send(HttpGet request) {
    try {
      return reader.send(request);
    } catch (ProblemException failed) {
      throw answered && failed.getCause() instanceof UnknownHostException
          ? TransientProblemException.causedBy(failed, Problem.SOURCE_UNREADABLE)
          : failed;
    }
  }

  private static void requireOk(Answer answer) {
    int status = answer.status();
    if (status != 200) {
      answer.cut();
      throw BUSY.contains(status)
          ? new TransientProblemException(Problem.SOURCE_ANSWERED, status)
          : new ProblemException(Problem.SOURCE_ANSWERED, status);
    }
  }

  private Source source(Answer answer, long offset, OptionalLong total) {
    if (total.orElse(0) > sizeCap) {
      answer.cut();
      throw new ProblemException(Problem.SOURCE_TOO_LARGE, sizeCap);
    }
    try {
      return new Source(answer, offset, total, sizeCap, settings.limits().idle());
    } catch (IOException failed) {
      answer.cut();
      throw TransientProblemException.causedBy(failed, Problem.SOURCE_UNREADABLE);
    }
  }

  /** Cuts the connection; whatever waits for the source fails at once, now and later. */
  public void abort() {
    aborted = true;
    HttpGet sent = current;
    if (sent != null) {
      sent.cancel();
    }
  }
}
