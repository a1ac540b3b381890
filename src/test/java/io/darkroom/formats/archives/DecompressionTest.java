package io.darkroom.formats.archives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecompressionTest {

  private static final byte[] CONTENT = Packed.content(300_000);

  @ParameterizedTest
  @EnumSource
  void givesWhatWasPacked(Packed packed) throws IOException {
    assertThat(Unpacking.unpack(packed.pack(CONTENT))).isEqualTo(CONTENT);
    assertThat(Unpacking.unpack(packed.pack(new byte[] {7}))).isEqualTo(new byte[] {7});
    assertThat(Unpacking.unpack(packed.pack(new byte[0]))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void givesItByteForByte(Packed packed) throws IOException {
    byte[] few = Packed.content(2000);

    try (InputStream content = Unpacking.open(new ByteArrayInputStream(packed.pack(few)))) {
      for (byte expected : few) {
        assertThat(content.read()).isEqualTo(Byte.toUnsignedInt(expected));
      }
      assertThat(content.read()).isEqualTo(-1);
      assertThat(content.read()).isEqualTo(-1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void unpacksOnlyOnce(Packed outer) throws IOException {
    for (Packed inner : Packed.values()) {
      byte[] once = inner.pack(CONTENT);

      assertThat(Unpacking.unpack(outer.pack(once))).isEqualTo(once);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "P", "PK", "\u001f\u008b\u0007", "\u00fd7zXY", "QFI\u00fb", "BZh9"})
  void whatIsNotPackedIsRefused(String head) {
    byte[] bytes = head.getBytes(StandardCharsets.ISO_8859_1);

    assertThat(Unpacking.refusal(bytes))
        .isEqualTo(Message.of(Problem.FORMAT_MISMATCH, "compressed", "raw"));
  }

  @ParameterizedTest
  @EnumSource
  void anArchiveThatEndsTooEarlyIsDamaged(Packed packed) {
    byte[] whole = packed.pack(Packed.content(700));

    for (int length = 6; length < whole.length; length++) {
      assertThat(Unpacking.refusal(Arrays.copyOf(whole, length)))
          .as("the first %s bytes", length)
          .isEqualTo(Message.of(Problem.FORMAT_DAMAGED, packed.id()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatGoesOnBehindItsEndIsDamaged(Packed packed) {
    byte[] whole = packed.pack(CONTENT);

    for (String rest :
        new String[] {"x", "\0x", "\0\0\0x", "garbage that is longer than a header"}) {
      assertThat(Unpacking.refusal(whole, rest.getBytes(StandardCharsets.ISO_8859_1)))
          .isEqualTo(Message.of(Problem.FORMAT_DAMAGED, packed.id()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBombIsPutOut(Packed packed) {
    byte[] bomb = packed.packZeros(20);

    assertThat(Unpacking.refusal(new Decompression(100, 1L << 40), bomb))
        .isEqualTo(Message.of(Problem.EXPANSION_TOO_LARGE, 100));
  }

  @ParameterizedTest
  @EnumSource
  void aLittleMayExpandAsItLikes(Packed packed) throws IOException {
    byte[] zeros = packed.packZeros(16);

    try (InputStream content =
        new Decompression(2, 1L << 40).open(new ByteArrayInputStream(zeros))) {
      assertThat(Arrays.equals(content.readAllBytes(), new byte[16 << 20])).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void moreThanTheLargestImageIsTooLarge(Packed packed) {
    byte[] archive = packed.pack(CONTENT);

    assertThat(Unpacking.refusal(new Decompression(1000, CONTENT.length - 1), archive))
        .isEqualTo(Message.of(Problem.IMAGE_TOO_LARGE, CONTENT.length - 1));
  }

  @ParameterizedTest
  @EnumSource
  void theLargestImageIsNotTooLarge(Packed packed) throws IOException {
    InputStream archive = new ByteArrayInputStream(packed.pack(CONTENT));

    try (InputStream content = new Decompression(1000, CONTENT.length).open(archive)) {
      assertThat(content.readAllBytes()).isEqualTo(CONTENT);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDiskThatFailsIsNoDamagedArchive(Packed packed) throws IOException {
    byte[] half = Arrays.copyOf(packed.pack(CONTENT), 5000);
    IOException fault = new IOException("The disk fails.");
    InputStream archive = new SequenceInputStream(new ByteArrayInputStream(half), failing(fault));

    try (InputStream content = Unpacking.open(archive)) {
      assertThatThrownBy(content::readAllBytes).isSameAs(fault);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoeverStopsTheReaderIsHeard(Packed packed) throws IOException {
    byte[] half = Arrays.copyOf(packed.pack(CONTENT), 5000);
    IllegalStateException stop = new IllegalStateException("Somebody else does it now.");
    InputStream archive = new SequenceInputStream(new ByteArrayInputStream(half), stopping(stop));

    try (InputStream content = Unpacking.open(archive)) {
      assertThatThrownBy(content::readAllBytes).isSameAs(stop);
    }
  }

  @ParameterizedTest
  @EnumSource
  void readsNoFurtherThanItMust(Packed packed) throws IOException {
    byte[] random = new byte[4 << 20];
    new Random(1).nextBytes(random);
    ByteArrayInputStream archive = new ByteArrayInputStream(packed.pack(random));
    int length = archive.available();

    try (InputStream content = Unpacking.open(archive)) {
      assertThat(content.read()).isEqualTo(Byte.toUnsignedInt(random[0]));
      assertThat(length - archive.available()).isLessThan(length / 2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRefusalIsTheLastWord(Packed packed) throws IOException {
    byte[] broken = Arrays.copyOf(packed.pack(CONTENT), 5000);

    try (InputStream content = Unpacking.open(new ByteArrayInputStream(broken))) {
      Throwable first = catchThrowable(content::readAllBytes);
      assertThatThrownBy(content::read).isSameAs(first);
    }
  }

  private static InputStream failing(IOException fault) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw fault;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        return read();
      }
    };
  }

  private static InputStream stopping(RuntimeException stop) {
    return new InputStream() {
      @Override
      public int read() {
        throw stop;
      }

      @Override
      public int read(byte[] target, int offset, int length) {
        return read();
      }
    };
  }
}
