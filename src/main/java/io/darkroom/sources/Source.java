package io.darkroom.sources;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
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

  private final Answer answer;
  private final InputStream body;
  private final long sizeCap;
  private final Duration idleTimeout;

  private long received;
  private volatile boolean aborted;

  Source(Answer answer, long sizeCap, Duration idleTimeout) throws IOException {
    this.answer = answer;
    this.body = answer.body();
    this.sizeCap = sizeCap;
    this.idleTimeout = idleTimeout;
  }

  /** The announced length in bytes (RFC 9112, section 6.3); empty if none was announced. */
  public OptionalLong length() {
    return answer.length();
  }

  /** The strong entity tag with its quotes (RFC 9110, section 8.8.3); a weak one counts as none. */
  public Optional<String> etag() {
    return answer
        .header("ETag")
        .filter(tag -> tag.length() > 1 && tag.startsWith("\"") && tag.endsWith("\""));
  }

  /** The header {@code Last-Modified} (RFC 9110, section 8.8.2) as it was sent. */
  public Optional<String> lastModified() {
    return answer.header("Last-Modified");
  }

  /**
   * Reads what has arrived, or waits for some.
   *
   * @return how many bytes were read, -1 at the proper end of the source
   * @throws ProblemException SOURCE_TOO_SLOW, SOURCE_INTERRUPTED (also after {@link #abort}),
   *     SOURCE_SIZE_MISMATCH or SOURCE_TOO_LARGE
   */
  public int read(byte[] buffer, int offset, int length) {
    int count = fill(buffer, offset, length);
    received += Math.max(count, 0);
    if (received > sizeCap) {
      throw new ProblemException(Problem.SOURCE_TOO_LARGE, sizeCap);
    }
    return count;
  }

  private int fill(byte[] buffer, int offset, int length) {
    try {
      int count = body.read(buffer, offset, length);
      if (aborted) {
        throw new ProblemException(Problem.SOURCE_INTERRUPTED, received);
      }
      return count;
    } catch (IOException broken) {
      throw problem(broken);
    }
  }

  private ProblemException problem(IOException broken) {
    if (broken instanceof SocketTimeoutException) {
      return ProblemException.causedBy(broken, Problem.SOURCE_TOO_SLOW, idleTimeout.toSeconds());
    }
    if (broken instanceof ConnectionClosedException && !aborted && length().isPresent()) {
      return ProblemException.causedBy(
          broken, Problem.SOURCE_SIZE_MISMATCH, length().getAsLong(), received);
    }
    return ProblemException.causedBy(broken, Problem.SOURCE_INTERRUPTED, received);
  }

  /** Cuts the connection; a read that waits in another thread fails at once. */
  public void abort() {
    aborted = true;
    answer.cut();
  }

  @Override
  public void close() {
    answer.cut();
  }
}
