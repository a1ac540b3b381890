package io.darkroom.formats.archives;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZstdTest {

  private static final int SINGLE_SEGMENT = 0x20;
  private static final int MEBIBYTES_8 = 13 << 3;
  private static final byte[] MAGIC = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};
  private static final byte[] CONTENT = Packed.content(5000);
  private static final byte[] WHOLE = Packed.ZSTD.pack(CONTENT);

  @Test
  void framesBelongTogetherAndThoseToBeSkippedAreSkipped() throws IOException {
    byte[] skipped = {0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3};

    assertThat(Unpacking.unpack(skipped, WHOLE, skipped, WHOLE, skipped))
        .isEqualTo(Unpacking.join(CONTENT, CONTENT));
  }

  @Test
  void aFrameToBeSkippedMustBeThere() {
    byte[] skipped = {0x5f, 0x2a, 0x4d, 0x18, -1, -1, -1, -1, 1, 2, 3};

    assertThat(Unpacking.refusal(WHOLE, skipped)).isEqualTo(damaged());
  }

  @Test
  void blocksAreStoredOrRepeated() throws IOException {
    byte[] frame = frame(0, MEBIBYTES_8, block(0, 3, 7, 8, 9), block(1, 4, 6), last(0, 0));

    assertThat(Unpacking.unpack(frame)).containsExactly(7, 8, 9, 6, 6, 6, 6);
  }

  @ParameterizedTest
  @ValueSource(ints = {MEBIBYTES_8 + 1, 14 << 3, 17 << 3, 21 << 3, 255})
  void aLargeWindowIsRefusedInWhicheverFrameItIs(int window) {
    byte[] frame = frame(0, window, last(1, 100, 0));

    assertThat(Unpacking.refusal(frame)).isEqualTo(unknown());
    assertThat(Unpacking.refusal(WHOLE, frame)).isEqualTo(unknown());
  }

  @Test
  void aSingleSegmentIsAWindow() throws IOException {
    byte[] small = frame(SINGLE_SEGMENT, 3, last(0, 3, 1, 2, 3));
    byte[] large = Unpacking.join(MAGIC, new byte[] {(byte) 0xa0, 1, 0, -128, 0}, last(1, 9, 0));
    byte[] huge =
        Unpacking.join(
            MAGIC, new byte[] {(byte) 0xe0, -1, -1, -1, -1, -1, -1, -1, -1}, last(1, 9, 0));

    assertThat(Unpacking.unpack(small)).containsExactly(1, 2, 3);
    assertThat(Unpacking.refusal(large)).isEqualTo(unknown());
    assertThat(Unpacking.refusal(huge)).isEqualTo(unknown());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void aDictionaryOrAFlagThatIsNotKnownIsRefused(int flags) {
    assertThat(Unpacking.refusal(frame(flags, 0, last(1, 9, 0)))).isEqualTo(unknown());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aBlockThatIsTooLargeIsDamaged(int type) {
    byte[] frame =
        frame(0, MEBIBYTES_8, block(type, 128 * 1024 + 1, new int[128 * 1024 + 1]), last(0, 0));

    assertThat(Unpacking.refusal(frame)).isEqualTo(damaged());
  }

  @Test
  void aBlockOfNoTypeIsDamaged() {
    assertThat(Unpacking.refusal(frame(0, MEBIBYTES_8, last(3, 1, 1)))).isEqualTo(damaged());
  }

  @Test
  void aWrongChecksumIsDamaged() {
    byte[] wrong = WHOLE.clone();
    wrong[wrong.length - 1] ^= 1;

    assertThat(Unpacking.refusal(wrong)).isEqualTo(damaged());
  }

  @Test
  void aBombOfRepeatedBlocksIsPutOut() {
    byte[][] blocks = new byte[1000][];
    Arrays.fill(blocks, block(1, 128 * 1024, 0));

    assertThat(Unpacking.refusal(frame(0, MEBIBYTES_8, Unpacking.join(blocks), last(0, 0))))
        .isEqualTo(Message.of(Problem.EXPANSION_TOO_LARGE, Unpacking.RATIO));
  }

  private static byte[] frame(int descriptor, int next, byte[]... blocks) {
    byte[] header = {(byte) descriptor, (byte) next};
    return Unpacking.join(MAGIC, header, Unpacking.join(blocks));
  }

  private static byte[] block(int type, int size, int... content) {
    int header = size << 3 | type << 1;
    byte[] block = new byte[3 + content.length];
    for (int i = 0; i < block.length; i++) {
      block[i] = (byte) (i < 3 ? header >>> (8 * i) : content[i - 3]);
    }
    return block;
  }

  private static byte[] last(int type, int size, int... content) {
    byte[] block = block(type, size, content);
    block[0] |= 1;
    return block;
  }

  private static Message damaged() {
    return Message.of(Problem.FORMAT_DAMAGED, "zstd");
  }

  private static Message unknown() {
    return Message.of(Problem.FORMAT_FEATURE_UNKNOWN, "zstd");
  }
}
