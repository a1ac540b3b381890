package io.darkroom.formats.archives;

import static io.darkroom.formats.archives.ZipSample.longs;
import static io.darkroom.formats.archives.ZipSample.numbers;
import static io.darkroom.formats.archives.ZipSample.shorts;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives whose numbers have eight bytes, as those of members above 4 GiB must. */
class Zip64Test {

  private static final byte[] CONTENT = Packed.content(5000);
  private static final byte[] DATA = ZipSample.deflated(CONTENT);
  private static final byte[] NAME = {'a'};

  private final ZipSample zip = new ZipSample();

  @Test
  void sizesMayStandInTheExtraField() throws IOException {
    member(CONTENT.length, DATA.length);

    assertThat(Unpacking.unpack(zip.archive())).isEqualTo(CONTENT);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 32})
  void sizesThatAreNotThoseOfTheDataAreDamaged(long size) {
    member(size, DATA.length);

    assertThat(Unpacking.refusal(zip.archive())).isEqualTo(damaged());
  }

  @Test
  void aSizeThatIsNowhereIsDamaged() {
    zip.raw(numbers(0x04034b50)).raw(shorts(45, 0, 8, 0, 0)).raw(numbers(0, -1, -1));
    zip.raw(shorts(1, 4)).raw(NAME).raw(shorts(1, 0)).raw(DATA);

    assertThat(Unpacking.refusal(zip.archive())).isEqualTo(damaged());
  }

  @Test
  void anExtraFieldThatIsLargerThanAllOfThemIsDamaged() {
    zip.raw(numbers(0x04034b50)).raw(shorts(45, 0, 8, 0, 0)).raw(numbers(0, 0, 0));
    zip.raw(shorts(1, 8)).raw(NAME).raw(shorts(77, 0xffff, 0, 0)).raw(DATA);

    assertThat(Unpacking.refusal(zip.archive())).isEqualTo(damaged());
  }

  /** What {@code zip} makes of a pipe. */
  @Test
  void whatIsDescribedBehindTheDataHasEightBytesThenToo() throws IOException {
    zip.raw(numbers(0x04034b50)).raw(shorts(45, ZipSample.DESCRIBED, 8, 0, 0));
    zip.raw(numbers(0, -1, -1)).raw(shorts(1, 20)).raw(NAME).raw(shorts(1, 16)).raw(longs(0, 0));
    zip.raw(DATA).raw(numbers(0x08074b50, (int) ZipSample.crc(CONTENT)));
    zip.raw(longs(DATA.length, CONTENT.length));
    zip.entry("a", 8, ZipSample.DESCRIBED, CONTENT, DATA.length, 0);

    assertThat(Unpacking.unpack(zip.archive())).isEqualTo(CONTENT);
  }

  @Test
  void theEndMayBeWide() throws IOException {
    zip.member("a", CONTENT, ZipSample.DEFLATED, 0);

    assertThat(Unpacking.unpack(zip.wideArchive())).isEqualTo(CONTENT);
  }

  @Test
  void aWideEndMustTellTheTruth() {
    byte[] archive = zip.member("a", CONTENT, ZipSample.DEFLATED, 0).wideArchive();
    int wideEnd = archive.length - 22 - 20 - 56;

    for (int offset : new int[] {4, 24, 32, 40, 48, 56, 64, 72}) {
      byte[] lie = archive.clone();
      lie[wideEnd + offset] ^= 1;
      assertThat(Unpacking.refusal(lie)).as("offset %s", offset).isEqualTo(damaged());
    }
  }

  private void member(long size, long packedSize) {
    zip.raw(numbers(0x04034b50)).raw(shorts(45, 0, 8, 0, 0));
    zip.raw(numbers((int) ZipSample.crc(CONTENT), -1, -1)).raw(shorts(1, 26)).raw(NAME);
    zip.raw(shorts(77, 2, 0)).raw(shorts(1, 16)).raw(longs(size, packedSize)).raw(DATA);
    zip.entry("a", 8, 0, CONTENT, DATA.length, 0);
  }

  private static Message damaged() {
    return Message.of(Problem.FORMAT_DAMAGED, "zip");
  }
}
