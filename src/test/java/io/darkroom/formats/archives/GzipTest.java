package io.darkroom.formats.archives;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipTest {

  private static final int HEADER_LENGTH = 10;
  private static final int HEADER_CHECKSUM = 1 << 1;
  private static final int EXTRA_NAME_AND_COMMENT = 1 << 2 | 1 << 3 | 1 << 4;

  private static final byte[] CONTENT = Packed.content(5000);
  private static final byte[] WHOLE = Packed.GZIP.pack(CONTENT);

  @Test
  void membersBelongTogether() throws IOException {
    assertThat(Unpacking.unpack(WHOLE, Packed.GZIP.pack(new byte[0]), WHOLE))
        .isEqualTo(Unpacking.join(CONTENT, CONTENT));
  }

  @Test
  void zerosMayFillTheLastBlock() throws IOException {
    assertThat(Unpacking.unpack(WHOLE, new byte[100_000])).isEqualTo(CONTENT);
    assertThat(Unpacking.refusal(Unpacking.join(WHOLE, new byte[100], new byte[] {1})))
        .isEqualTo(damaged());
  }

  @Test
  void whatTheHeaderNamesIsPassedOver() throws IOException {
    byte[] member = withHeader(EXTRA_NAME_AND_COMMENT, "\3\0abc../../etc/passwd\0a comment\0");

    assertThat(Unpacking.unpack(member)).isEqualTo(CONTENT);
  }

  @Test
  void aNameMayBeLong() throws IOException {
    assertThat(Unpacking.unpack(withHeader(1 << 3, "/".repeat(100_000) + "\0"))).isEqualTo(CONTENT);
  }

  @Test
  void aNameWithoutEndIsDamaged() {
    byte[] member = withHeader(1 << 3, "endless".repeat(10_000));

    assertThat(Unpacking.refusal(Arrays.copyOf(member, 60_000))).isEqualTo(damaged());
  }

  @Test
  void theChecksumOfTheHeaderIsVerified() throws IOException {
    byte[] member = withHeader(HEADER_CHECKSUM, "");
    CRC32 checksum = new CRC32();
    checksum.update(member, 0, HEADER_LENGTH);
    String low = text(checksum.getValue(), 2);

    assertThat(Unpacking.unpack(withHeader(HEADER_CHECKSUM, low))).isEqualTo(CONTENT);
    assertThat(Unpacking.refusal(withHeader(HEADER_CHECKSUM, "\0\0"))).isEqualTo(damaged());
  }

  @ParameterizedTest
  @ValueSource(ints = {1 << 5, 1 << 6, 1 << 7})
  void aFlagThatIsNotKnownIsRefused(int flag) {
    assertThat(Unpacking.refusal(withHeader(flag, "")))
        .isEqualTo(Message.of(Problem.FORMAT_FEATURE_UNKNOWN, "gzip"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 5, 8})
  void aWrongChecksumOrLengthIsDamaged(int fromEnd) {
    byte[] member = WHOLE.clone();
    member[member.length - fromEnd] ^= 1;

    assertThat(Unpacking.refusal(member)).isEqualTo(damaged());
  }

  @Test
  void manyEmptyMembersExpandToNothing() throws IOException {
    byte[] empty = Packed.GZIP.pack(new byte[0]);
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    for (int i = 0; i < 50_000; i++) {
      many.writeBytes(empty);
    }

    assertThat(Unpacking.unpack(many.toByteArray())).isEmpty();
  }

  private static byte[] withHeader(int flags, String fields) {
    byte[] header = Arrays.copyOf(WHOLE, HEADER_LENGTH);
    header[3] = (byte) flags;
    byte[] rest = Arrays.copyOfRange(WHOLE, HEADER_LENGTH, WHOLE.length);
    return Unpacking.join(header, fields.getBytes(StandardCharsets.ISO_8859_1), rest);
  }

  private static String text(long number, int bytes) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes; i++) {
      text.append((char) (number >>> (8 * i) & 0xff));
    }
    return text.toString();
  }

  private static Message damaged() {
    return Message.of(Problem.FORMAT_DAMAGED, "gzip");
  }
}
