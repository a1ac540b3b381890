package io.darkroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.platform.settings.TestSettings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import io.darkroom.support.MovableClock;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** A body that does not arrive, or not in time. */
class BrokenBodyTest {

  private final MovableClock clock = new MovableClock(Instant.EPOCH);

  private final JsonBody bodies =
      new JsonBody(TestSettings.with("darkroom.http.body-timeout", "PT10S"), clock);

  @Test
  void mayTakeItsTime() {
    assertThat(bodies.read(null, dripping("{\"a\":  1}", Duration.ofSeconds(1)))).containsKey("a");
  }

  @Test
  void mayNotTakeForEver() {
    assertThat(refusal(dripping("{\"a\":   1}", Duration.ofSeconds(2))))
        .isEqualTo(Message.of(Problem.BODY_TOO_SLOW));
  }

  @Test
  void thatStopsForLongIsTooSlow() {
    assertThat(refusal(failing(new SocketTimeoutException("silence"))))
        .isEqualTo(Message.of(Problem.BODY_TOO_SLOW));
    assertThat(refusal(failing(new IOException(new TimeoutException()))))
        .isEqualTo(Message.of(Problem.BODY_TOO_SLOW));
  }

  @Test
  void thatBreaksOffIsIncomplete() {
    assertThat(refusal(failing(new EOFException()))).isEqualTo(Message.of(Problem.BODY_INCOMPLETE));
  }

  private Message refusal(InputStream body) {
    return Refusals.of(() -> bodies.read(null, body));
  }

  private InputStream dripping(String text, Duration pace) {
    return new InputStream() {
      private int sent;

      @Override
      public int read() {
        clock.set(clock.instant().plus(pace));
        return sent == text.length() ? -1 : text.charAt(sent++);
      }

      @Override
      public int read(byte[] bytes, int offset, int length) {
        int letter = read();
        if (letter < 0) {
          return -1;
        }
        bytes[offset] = (byte) letter;
        return 1;
      }
    };
  }

  private static InputStream failing(IOException failure) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw failure;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        throw failure;
      }
    };
  }
}
