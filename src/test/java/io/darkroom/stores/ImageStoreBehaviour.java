package io.darkroom.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every store does; a test class for each kind of store implements it. */
interface ImageStoreBehaviour {

  String KEY = "0b1a6f4e-6d5c-4f3a-9a51-3c9d3a9f0001.1.file";
  String OTHER_KEY = "0b1a6f4e-6d5c-4f3a-9a51-3c9d3a9f0001.2.file";

  /** The store, the same one for the length of a test. */
  ImageStore store();

  /** A new staged file of these bytes. */
  Path staged(byte[] content) throws IOException;

  @Test
  default void anObjectHasTheBytesOfItsStagedFile() throws IOException {
    byte[] content = new byte[3 * 1024 * 1024 + 1];
    new Random(1).nextBytes(content);

    store().put(KEY, staged(content));

    assertThat(read(KEY)).isEqualTo(content);
  }

  @Test
  default void anEmptyObjectCanBeKept() throws IOException {
    store().put(KEY, staged(new byte[0]));

    assertThat(read(KEY)).isEmpty();
  }

  @Test
  default void anObjectTellsWhenItWasWritten() throws IOException {
    Instant before = Instant.now().minusSeconds(60);

    store().put(KEY, staged(new byte[] {1}));

    assertThat(store().writtenAt(KEY)).isBetween(before, Instant.now().plusSeconds(60));
    assertThatThrownBy(() -> store().writtenAt(OTHER_KEY)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  default void eachKeyHasAnObjectOfItsOwn() throws IOException {
    store().put(KEY, staged(new byte[] {1}));
    store().put(OTHER_KEY, staged(new byte[] {2}));

    assertThat(read(KEY)).containsExactly(1);
    assertThat(read(OTHER_KEY)).containsExactly(2);
  }

  @Test
  default void anObjectCanBeReadFromAnywhereAndNotChanged() throws IOException {
    store().put(KEY, staged(new byte[] {1, 2, 3, 4}));

    try (SeekableByteChannel content = store().open(KEY)) {
      ByteBuffer buffer = ByteBuffer.allocate(2);
      content.position(1).read(buffer);

      assertThat(content.size()).isEqualTo(4);
      assertThat(buffer.array()).containsExactly(2, 3);
      assertThatThrownBy(() -> content.write(ByteBuffer.allocate(1)))
          .isInstanceOf(NonWritableChannelException.class);
    }
  }

  @Test
  default void anObjectThatIsNotThereCannotBeOpened() {
    assertThatThrownBy(() -> store().open(KEY)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  default void aDeletedObjectIsGoneAndTheOthersStay() throws IOException {
    store().put(KEY, staged(new byte[] {1}));
    store().put(OTHER_KEY, staged(new byte[] {2}));

    store().delete(KEY);

    assertThatThrownBy(() -> store().open(KEY)).isInstanceOf(NoSuchFileException.class);
    assertThat(read(OTHER_KEY)).containsExactly(2);
  }

  @Test
  default void whatIsNotThereIsDeletedAlready() throws IOException {
    store().delete(KEY);
    store().put(KEY, staged(new byte[] {1}));
    store().delete(KEY);
    store().delete(KEY);

    assertThatThrownBy(() -> store().open(KEY)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  default void nothingIsLeftUnderTheKeyOfAnObjectThatCouldNotBeStored() throws IOException {
    Path lost = staged(new byte[] {1}).resolveSibling("lost");

    assertThatThrownBy(() -> store().put(KEY, lost)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> store().open(KEY)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  default void anObjectHasTheRestOfWhatAChannelHas() throws IOException {
    byte[] content = new byte[2 * 1024 * 1024 + 1];
    new Random(2).nextBytes(content);

    try (FileChannel channel = FileChannel.open(staged(content))) {
      channel.position(1);
      store().copy(KEY, channel);

      assertThat(channel.isOpen()).isTrue();
    }
    assertThat(read(KEY)).isEqualTo(Arrays.copyOfRange(content, 1, content.length));
  }

  @Test
  default void aChannelThatBreaksLeavesNothingAndTheNextOneIsTaken() throws IOException {
    ReadableByteChannel broken = breaking();

    assertThatThrownBy(() -> store().copy(KEY, broken)).hasMessage("broken");

    assertThatThrownBy(() -> store().open(KEY)).isInstanceOf(NoSuchFileException.class);
    try (Stream<String> keys = store().keys()) {
      assertThat(keys).isEmpty();
    }
    store().copy(KEY, Channels.newChannel(new ByteArrayInputStream(new byte[] {4})));
    assertThat(read(KEY)).containsExactly(4);
  }

  /** Has three bytes to give before it breaks. */
  private static ReadableByteChannel breaking() {
    InputStream three = new ByteArrayInputStream(new byte[] {1, 2, 3});
    ReadableByteChannel content = Channels.newChannel(three);
    return new ReadableByteChannel() {
      @Override
      public int read(ByteBuffer target) throws IOException {
        int count = content.read(target);
        if (count < 0) {
          throw new IOException("broken");
        }
        return count;
      }

      @Override
      public boolean isOpen() {
        return true;
      }

      @Override
      public void close() {}
    };
  }

  private byte[] read(String key) throws IOException {
    try (InputStream content = Channels.newInputStream(store().open(key))) {
      return content.readAllBytes();
    }
  }
}
