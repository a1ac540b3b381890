package io.darkroom.formats;

import static io.darkroom.formats.VhdxImage.BLOCKS;
import static io.darkroom.formats.VhdxImage.LARGE_SIZE;
import static io.darkroom.formats.VhdxImage.MIB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VhdxBlocksTest {

  private static final DiskFormat VHDX = DiskFormat.VHDX;
  private static final int BITMAP = BLOCKS + 8 * 512;
  private static final int LAST = BLOCKS + 8 * 1024;
  private static final int PRESENT = 6;

  @Test
  void soundBlocksAreAccepted() throws IOException {
    assertThat(Looks.at(VhdxImage.withBlocks(), VHDX)).isEqualTo(new Inspection(VHDX, LARGE_SIZE));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void aBlockThatIsNotPresentMayHaveAnyPlace(int state) throws IOException {
    assertThat(Looks.at(block(BLOCKS + 8, 1L << 62, state), VHDX).virtualSize())
        .isEqualTo(LARGE_SIZE);
  }

  @Test
  void theLastBlockEndsWhereTheDiskEnds() throws IOException {
    TestImage image = block(LAST, 19 * MIB, PRESENT).with(VhdxImage.SIZE, LARGE_SIZE - 7 * MIB);

    assertThat(Looks.at(image, VHDX).virtualSize()).isEqualTo(LARGE_SIZE - 7 * MIB);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void blocksThatAreNowhereAreDamaged(String name, TestImage image) {
    assertThat(Looks.refused(image, VHDX)).isEqualTo(Looks.damaged(VHDX));
  }

  static Stream<Arguments> blocksThatAreNowhereAreDamaged() {
    return Stream.of(
        arguments("a block after the end", block(BLOCKS + 8, 20 * MIB, PRESENT)),
        arguments("a block past the end", block(BLOCKS + 8, 13 * MIB, PRESENT)),
        arguments("a block past the end after a bitmap", block(BITMAP + 8, 13 * MIB, PRESENT)),
        arguments("a block at 2^45", block(BLOCKS + 8, 1L << 45, PRESENT)),
        arguments("a block at 2^62", block(BLOCKS + 8, 1L << 62, PRESENT)),
        arguments("a block before the start", block(BLOCKS + 8, 1L << 63, PRESENT)),
        arguments("a block in the header", block(BLOCKS + 8, 0, PRESENT)),
        arguments("a block in the table", block(BLOCKS + 8, MIB, PRESENT)),
        arguments("a block in the metadata", block(BLOCKS + 8, 2 * MIB, PRESENT)),
        arguments("a block of which a part is elsewhere", block(BLOCKS + 8, 3 * MIB, 7)),
        arguments("a state that nobody knows", block(BLOCKS + 8, 3 * MIB, 4)),
        arguments("a bitmap after the end", block(BITMAP, 20 * MIB, PRESENT)),
        arguments("a bitmap in the table", block(BITMAP, MIB, PRESENT)));
  }

  @Test
  void aDiskWithoutTheEndOfItsLastBlockIsDamaged() {
    byte[] image = VhdxImage.withBlocks().bytes();

    assertThat(Looks.refused(new SparseChannel(Arrays.copyOf(image, image.length - 1)), VHDX))
        .isEqualTo(Looks.damaged(VHDX));
  }

  private static TestImage block(int entry, long offset, int state) {
    return VhdxImage.withBlocks().with(entry, offset | state);
  }
}
