package io.darkroom.tasks.events;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A way to a client that takes so many calls before it has to be waited for. */
final class ValvePipe implements EventStream.Pipe {

  final StringBuilder written = new StringBuilder();
  final StringBuilder flushed = new StringBuilder();
  int opening;
  int ends;
  boolean broken;

  ValvePipe(int opening) {
    this.opening = opening;
  }

  @Override
  public boolean isReady() {
    return opening > 0;
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    pass();
    written.append(new String(bytes, StandardCharsets.UTF_8));
  }

  @Override
  public void flush() throws IOException {
    pass();
    flushed.setLength(0);
    flushed.append(written);
  }

  private void pass() throws IOException {
    if (broken) {
      throw new IOException("The client has gone.");
    }
    if (opening == 0) {
      throw new AssertionError("It would block.");
    }
    opening--;
  }

  @Override
  public void end() {
    ends++;
  }
}
