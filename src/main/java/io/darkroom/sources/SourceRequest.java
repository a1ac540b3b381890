package io.darkroom.sources;

import io.darkroom.platform.settings.SourceSettings;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.problems.TransientProblemException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The wish for one source, which can be asked for again when it breaks, until its time is over. One
 * thread asks; any other may {@link #abort}.
 */
public final class SourceRequest {

  /** What a source answers that is not available just now (RFC 9110, section 15). */
  private static final Set<Integer> BUSY = Set.of(408, 429, 502, 503, 504);

  private final String project;
  private final URI uri;
  private final long sizeCap;
  private final SourceReader reader;
  private final Duration idle;
  private final TimeLimit limit;
  private volatile @Nullable Visit current;
  private volatile boolean aborted;

  SourceRequest(
      String project, URI uri, long sizeCap, SourceReader reader, SourceSettings.Limits limits) {
    this.project = project;
    this.uri = uri;
    this.sizeCap = sizeCap;
    this.reader = reader;
    this.idle = limits.idle();
    this.limit = TimeLimit.of(limits.total());
  }

  /**
   * Waits for its turn, sends a GET and reads the head of the answer, after redirects.
   *
   * @return the source from its first byte on, which the caller closes
   * @throws TransientProblemException SOURCE_UNREADABLE if a hop is refused or gives no answer (it
   *     tells nobody which, and is tried again alike); SOURCE_ANSWERED if the source is busy
   * @throws ProblemException SOURCE_ANSWERED for every other answer but 200,
   *     SOURCE_TOO_MANY_REDIRECTS, SOURCE_TOO_LARGE if the announced length is over the cap, or
   *     SOURCE_TOO_LONG if the time is over
   */
  public Source open() {
    return open(Optional.empty());
  }

  /**
   * Asks for what is missing (RFC 9110, sections 13.1.5 and 14.2).
   *
   * @return the source from where the known part ends; from its first byte on, if it has changed or
   *     does not send parts
   * @throws ProblemException as {@link #open()}
   */
  public Source open(Partial known) {
    return open(Optional.of(known));
  }

  private Source open(Optional<Partial> known) {
    Visit visit = new Visit(reader, project, limit);
    current = visit;
    if (aborted) {
      visit.close();
    }
    try {
      return source(visit, visit.follow(uri, known), known);
    } catch (TransientProblemException failed) {
      visit.close();
      throw limit.or(failed);
    } catch (RuntimeException failed) {
      visit.close();
      throw failed;
    }
  }

  private Source source(Visit visit, Answer answer, Optional<Partial> known) {
    int status = answer.status();
    if (known.isPresent() && status == Continuation.PARTIAL_CONTENT) {
      Optional<Continuation> rest = Continuation.of(answer, known.get());
      if (rest.isPresent()) {
        return source(visit, answer, known.get().bytes(), rest.get().total());
      }
    }
    if (known.isPresent()
        && (status == Continuation.PARTIAL_CONTENT
            || status == Continuation.RANGE_NOT_SATISFIABLE)) {
      visit.close();
      return open();
    }
    if (status != 200) {
      throw BUSY.contains(status)
          ? new TransientProblemException(Problem.SOURCE_ANSWERED, status)
          : new ProblemException(Problem.SOURCE_ANSWERED, status);
    }
    return source(visit, answer, 0, answer.length());
  }

  private Source source(Visit visit, Answer answer, long offset, OptionalLong total) {
    if (total.orElse(0) > sizeCap) {
      throw new ProblemException(Problem.SOURCE_TOO_LARGE, sizeCap);
    }
    try {
      return new Source(visit, answer, offset, total, sizeCap, idle);
    } catch (IOException failed) {
      throw TransientProblemException.causedBy(failed, Problem.SOURCE_UNREADABLE);
    }
  }

  /** How long it may still be asked for. */
  public Duration timeLeft() {
    return limit.left();
  }

  /** Cuts the connection; whatever waits for the source fails at once, now and later. */
  public void abort() {
    aborted = true;
    Visit visit = current;
    if (visit != null) {
      visit.close();
    }
  }
}
