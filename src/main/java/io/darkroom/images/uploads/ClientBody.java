package io.darkroom.images.uploads;

import io.darkroom.problems.BrokenBody;
import io.darkroom.problems.ProblemException;
import io.darkroom.stores.Intake;
import java.io.IOException;
import java.io.InputStream;

/** The body of a request, which may stop at any time and for any reason. */
final class ClientBody implements Intake.Bytes {

  private final InputStream body;
  private final Pace pace;
  private final Runnable beforeEachRead;

  /**
   * A body that nothing was read of.
   *
   * @param beforeEachRead throws if no more is to be read
   */
  ClientBody(InputStream body, Pace pace, Runnable beforeEachRead) {
    this.body = body;
    this.pace = pace;
    this.beforeEachRead = beforeEachRead;
  }

  /**
   * Reads what is there, at least one byte.
   *
   * @return how many bytes; -1 at the end
   * @throws ProblemException BODY_TOO_SLOW, BODY_INCOMPLETE
   */
  @Override
  public int read(byte[] bytes, int offset, int length) {
    beforeEachRead.run();
    long asked = System.nanoTime();
    int read = received(bytes, offset, length);
    pace.came(System.nanoTime() - asked, Math.max(read, 0));
    return read;
  }

  private int received(byte[] bytes, int offset, int length) {
    try {
      return body.read(bytes, offset, length);
    } catch (IOException broken) {
      throw BrokenBody.of(broken);
    }
  }
}
