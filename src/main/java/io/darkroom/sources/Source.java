package io.darkroom.sources;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.problems.TransientProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hc.core5.http.ConnectionClosedException;

/**
 * The bytes of a source, as they arrive. One thread reads; any other may {@link #abort}. Whatever
 * is left unread when the source is closed stays on the other side.
 */
public final class Source implements AutoCloseable {

  private final Visit visit;
  private final Answer answer;
  private final long offset;
  private final OptionalLong total;
  private final InputStream body;
  private final long sizeCap;
  private final Duration idleTimeout;

  private long received;
  private volatile boolean aborted;

  /**
   * The body of an answer.
   *
   * @param visit what is closed with it
   * @param offset of its first byte within the source
   * @param total bytes of the whole source, if they were announced
   */
  Source(
      Visit visit,
      Answer answer,
      long offset,
      OptionalLong total,
      long sizeCap,
      Duration idleTimeout)
      throws IOException {
    this.visit = visit;
    this.answer = answer;
    this.offset = offset;
    this.received = offset;
    this.total = total;
    this.body = answer.body();
    this.sizeCap = sizeCap;
    this.idleTimeout = idleTimeout;
  }

  /** Where it begins: 0, or where the part that is known already ends. */
  public long offset() {
    return offset;
  }

  /** The announced length of the whole in bytes (RFC 9112, section 6.3); empty if there is none. */
  public OptionalLong length() {
    return total;
  }

  /** The strong entity tag with its quotes (RFC 9110, section 8.8.3); a weak one counts as none. */
  public Optional<String> etag() {
    return answer.etag();
  }

  /**
   * The header {@code Last-Modified} (RFC 9110, section 8.8.2) as it was sent, where it tells two
   * versions of the source apart.
   */
  public Optional<String> lastModified() {
    return answer.lastModified();
  }

  /**
   * Reads what has arrived, or waits for some.
   *
   * @return how many bytes were read, -1 at the proper end of the source
   * @throws TransientProblemException SOURCE_TOO_SLOW, SOURCE_INTERRUPTED (also after {@link
   *     #abort}) or SOURCE_SIZE_MISMATCH
   * @throws ProblemException SOURCE_TOO_LARGE, SOURCE_TOO_LONG
   */
  public int read(byte[] buffer, int offset, int length) {
    int count;
    try {
      count = fill(buffer, offset, length);
    } catch (TransientProblemException broken) {
      throw aborted ? broken : visit.limit().or(broken);
    }
    received += Math.max(count, 0);
    if (visit.limit().isOver()) {
      throw visit.limit().problem();
    }
    if (received > sizeCap) {
      throw new ProblemException(Problem.SOURCE_TOO_LARGE, sizeCap);
    }
    return count;
  }

  private int fill(byte[] buffer, int offset, int length) {
    try {
      int count = body.read(buffer, offset, length);
      if (aborted) {
        throw new TransientProblemException(Problem.SOURCE_INTERRUPTED, received);
      }
      if (count < 0 && total.isPresent() && total.getAsLong() != received) {
        throw new TransientProblemException(
            Problem.SOURCE_SIZE_MISMATCH, total.getAsLong(), received);
      }
      return count;
    } catch (IOException broken) {
      throw problem(broken);
    }
  }

  private TransientProblemException problem(IOException broken) {
    if (broken instanceof SocketTimeoutException) {
      return TransientProblemException.causedBy(
          broken, Problem.SOURCE_TOO_SLOW, idleTimeout.toSeconds());
    }
    if (broken instanceof ConnectionClosedException && !aborted && length().isPresent()) {
      return TransientProblemException.causedBy(
          broken, Problem.SOURCE_SIZE_MISMATCH, length().getAsLong(), received);
    }
    return TransientProblemException.causedBy(broken, Problem.SOURCE_INTERRUPTED, received);
  }

  /** Cuts the connection; a read that waits in another thread fails at once. */
  public void abort() {
    aborted = true;
    visit.close();
  }

  @Override
  public void close() {
    visit.close();
  }
}
