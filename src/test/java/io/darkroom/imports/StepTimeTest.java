package io.darkroom.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.darkroom.formats.archives.Decompression;
import io.darkroom.platform.settings.TestSettings;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.support.Packed;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StepTimeTest {

  private static StepTime time(Duration most) {
    StepTime time =
        new StepTime(
            most, () -> new ProblemException(Problem.UNPACKING_TOO_LONG, most.toSeconds()));
    time.begin();
    return time;
  }

  /** An archive of nothing, and of nothing again, for ever. */
  private static InputStream nothing(AtomicLong read) throws IOException {
    byte[] member = Packed.gzip(new byte[0]);
    return new InputStream() {
      @Override
      public int read() {
        return member[(int) (read.getAndIncrement() % member.length)];
      }

      @Override
      public int read(byte[] to, int at, int most) {
        for (int i = at; i < at + most; i++) {
          to[i] = (byte) read();
        }
        return most;
      }
    };
  }

  private static InputStream unpacked(InputStream packed) throws IOException {
    return new Decompression(TestSettings.defaults()).open(packed);
  }

  @Test
  void archiveOfNothingEndsWithItsStep() throws Exception {
    StepTime time = time(Duration.ofHours(1));
    AtomicLong read = new AtomicLong();
    InputStream unpacked = unpacked(time.watch(nothing(read)));
    CompletableFuture<Throwable> end =
        CompletableFuture.supplyAsync(() -> catchThrowable(unpacked::read));
    await().until(() -> read.get() > 1_000_000);

    time.stop();

    assertThat(end.get(30, TimeUnit.SECONDS)).isInstanceOf(InterruptedIOException.class);
    assertThatNoException().isThrownBy(time::requireTime);
  }

  @Test
  void archiveOfNothingEndsWithItsTime() throws Exception {
    StepTime time = time(Duration.ofSeconds(1));

    assertThatThrownBy(() -> unpacked(time.watch(nothing(new AtomicLong()))).read())
        .isInstanceOf(InterruptedIOException.class);

    assertThat(time.isStopped()).isFalse();
    assertThatThrownBy(time::requireTime)
        .isInstanceOfSatisfying(
            ProblemException.class,
            late -> assertThat(late.problem().problem()).isEqualTo(Problem.UNPACKING_TOO_LONG));
  }
}
