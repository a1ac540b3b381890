package io.darkroom.formats.archives;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XzTest {

  private static final int BLOCK_HEADER = 12;
  private static final int FILTER = BLOCK_HEADER + 2;
  private static final int DICTIONARY = FILTER + 2;
  private static final int LZMA2 = 0x21;

  /** As the format has it: 2 or 3, times a power of two. */
  private static final int MEBIBYTES_64 = 28;

  private static final byte[] CONTENT = Packed.content(5000);

  @Test
  void streamsBelongTogetherAndMayBePadded() throws IOException {
    byte[] stream = Packed.XZ.pack(CONTENT);

    assertThat(Unpacking.unpack(stream, new byte[8], stream, new byte[4]))
        .isEqualTo(Unpacking.join(CONTENT, CONTENT));
  }

  @Test
  void theLargestDictionaryOfALevelUnpacks() throws IOException {
    assertThat(Unpacking.unpack(withDictionary(MEBIBYTES_64))).isEqualTo(CONTENT);
  }

  @ParameterizedTest
  @ValueSource(ints = {MEBIBYTES_64 + 1, MEBIBYTES_64 + 2, 39, 40})
  void aDictionaryThatNeedsMuchMemoryIsRefused(int dictionary) {
    assertThat(Unpacking.refusal(withDictionary(dictionary)))
        .isEqualTo(Message.of(Problem.FORMAT_FEATURE_UNKNOWN, "xz"));
  }

  @Test
  void aFilterThatIsNotKnownIsRefused() {
    byte[] archive = Packed.XZ.pack(CONTENT);
    archive[FILTER] = 0x7e;

    assertThat(Unpacking.refusal(sealed(archive)))
        .isEqualTo(Message.of(Problem.FORMAT_FEATURE_UNKNOWN, "xz"));
  }

  @Test
  void aWrongChecksumIsDamaged() {
    byte[] archive = Packed.XZ.pack(CONTENT);
    archive[BLOCK_HEADER + 8] ^= 1;

    assertThat(Unpacking.refusal(archive)).isEqualTo(Message.of(Problem.FORMAT_DAMAGED, "xz"));
  }

  private static byte[] withDictionary(int dictionary) {
    byte[] archive = Packed.XZ.pack(CONTENT);
    assertThat(archive[FILTER]).isEqualTo((byte) LZMA2);
    archive[DICTIONARY] = (byte) dictionary;
    return sealed(archive);
  }

  /** Corrects the checksum of the first block's header. */
  private static byte[] sealed(byte[] archive) {
    int length = Byte.toUnsignedInt(archive[BLOCK_HEADER]) * 4;
    CRC32 checksum = new CRC32();
    checksum.update(archive, BLOCK_HEADER, length);
    ByteBuffer.wrap(archive)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(BLOCK_HEADER + length, (int) checksum.getValue());
    return archive;
  }
}
