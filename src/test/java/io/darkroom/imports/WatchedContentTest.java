package io.darkroom.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WatchedContentTest {

  private final AtomicBoolean stopped = new AtomicBoolean();
  private final ByteBuffer target = ByteBuffer.allocate(2);

  private WatchedContent content(int expected) {
    return new WatchedContent(
        Channels.newChannel(new ByteArrayInputStream(new byte[] {1, 2, 3})),
        expected,
        stopped::get,
        done -> {});
  }

  @Test
  void hasAllBytesAndThenEnds() throws IOException {
    WatchedContent content = content(3);

    assertThat(content.read(target.clear())).isEqualTo(2);
    assertThat(content.read(target.clear())).isEqualTo(1);
    assertThat(content.read(target.clear())).isEqualTo(-1);
  }

  @Test
  void doesNotEndBeforeAllBytesHaveCome() throws IOException {
    WatchedContent content = content(4);
    content.read(target.clear());
    content.read(target.clear());

    assertThatThrownBy(() -> content.read(target.clear()))
        .isInstanceOf(EOFException.class)
        .hasMessage("3 bytes instead of 4");
  }

  @Test
  void stopsInTheMiddle() throws IOException {
    WatchedContent content = content(3);
    content.read(target.clear());

    stopped.set(true);

    assertThatThrownBy(() -> content.read(target.clear()))
        .isInstanceOf(InterruptedIOException.class);
  }
}
