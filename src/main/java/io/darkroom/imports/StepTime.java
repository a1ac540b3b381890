package io.darkroom.imports;

import io.darkroom.problems.ProblemException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.function.Supplier;

/** How long a step may go on: until it is stopped, or as long as it may take at most. */
final class StepTime {

  private final Duration most;
  private final Supplier<ProblemException> late;
  private volatile boolean stopped;
  private volatile long end;

  /**
   * A time that has not begun.
   *
   * @param late what to say when it is over
   */
  StepTime(Duration most, Supplier<ProblemException> late) {
    this.most = most;
    this.late = late;
  }

  void begin() {
    end = System.nanoTime() + most.toNanos();
  }

  void stop() {
    stopped = true;
  }

  boolean isStopped() {
    return stopped;
  }

  /** Whether it was stopped, or its time is over. */
  boolean isOver() {
    return stopped || isLate();
  }

  private boolean isLate() {
    return end - System.nanoTime() <= 0;
  }

  /**
   * Says so if the time is over.
   *
   * @throws ProblemException which it was made with
   */
  void requireTime() {
    if (isLate()) {
      throw late.get();
    }
  }

  /**
   * Ends what the step does.
   *
   * @throws InterruptedIOException if it was stopped, or its time is over
   */
  void requireMore() throws InterruptedIOException {
    if (isOver()) {
      throw new InterruptedIOException("The step was stopped.");
    }
  }

  /**
   * A stream that cannot be read any more once {@link #isOver}: there are archives of which nothing
   * comes, for as long as one reads.
   */
  InputStream watch(InputStream bytes) {
    return new FilterInputStream(bytes) {

      @Override
      public int read() throws IOException {
        requireMore();
        return super.read();
      }

      @Override
      public int read(byte[] to, int at, int most) throws IOException {
        requireMore();
        return super.read(to, at, most);
      }
    };
  }
}
