package io.darkroom.formats;

import static io.darkroom.formats.Subject.part;
import static io.darkroom.formats.VmdkImage.DIRECTORY;
import static io.darkroom.formats.VmdkImage.GRAIN;
import static io.darkroom.formats.VmdkImage.SECTOR;
import static io.darkroom.formats.VmdkImage.TABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VmdkTablesTest {

  private static final DiskFormat VMDK = DiskFormat.VMDK;
  private static final int ENTRY = DIRECTORY * SECTOR;
  private static final int FLAGS = 8;
  private static final int REDUNDANT = 48;
  private static final int END = 128 + GRAIN / SECTOR;

  @Nested
  class Sparse implements InspectorContract {

    @Override
    public Subject subject() {
      return subjectOf(VmdkImage.withGrain());
    }
  }

  @Nested
  class Compressed implements InspectorContract {

    @Override
    public Subject subject() {
      return subjectOf(VmdkImage.withCompressedGrain(777));
    }
  }

  private static Subject subjectOf(VmdkImage image) {
    return Subject.of(VMDK, image, VmdkImage.VIRTUAL_SIZE, part(0, 4))
        .withHeaders(part(0, 80), part(ENTRY, 8), part(TABLE, 32), part(GRAIN, 12))
        .withFields(part(ENTRY, 4), part(TABLE, 4), part(TABLE + 4, 4), part(GRAIN + 8, 4));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void tablesThatLeadNowhereAreDamaged(String name, TestImage image) {
    assertThat(Looks.refused(image, VMDK)).isEqualTo(Looks.damaged(VMDK));
  }

  static Stream<Arguments> tablesThatLeadNowhereAreDamaged() {
    return Stream.of(
        arguments("a table after the end", grain().with(ENTRY, END)),
        arguments("a table past the end", grain().with(ENTRY, END - 3)),
        arguments("a table far away", grain().with(ENTRY, -1)),
        arguments("a table that is the directory", grain().with(ENTRY, DIRECTORY)),
        arguments("a second directory that leads nowhere", redundant(END)),
        arguments("a second directory that leads to itself", redundant(DIRECTORY + 1)),
        arguments("a grain after the end", grain().with(TABLE, END)),
        arguments("a grain past the end", grain().with(TABLE, END - 127)),
        arguments("a grain far away", grain().with(TABLE, -1)),
        arguments("a grain upon the directory", grain().with(TABLE, DIRECTORY - 127)),
        arguments("a compressed grain after the end", packed().with(TABLE, END)),
        arguments("a compressed grain upon the directory", packed().with(TABLE, DIRECTORY)),
        arguments("a compressed grain past the end", packed().with(GRAIN + 8, 778)),
        arguments("a compressed grain without end", packed().with(GRAIN + 8, -1)));
  }

  @Test
  void aDiskWithoutTheEndOfItsLastGrainIsDamaged() {
    for (TestImage image : new TestImage[] {grain(), packed()}) {
      byte[] bytes = image.bytes();

      assertThat(Looks.refused(new SparseChannel(Arrays.copyOf(bytes, bytes.length - 1)), VMDK))
          .isEqualTo(Looks.damaged(VMDK));
    }
  }

  private static VmdkImage grain() {
    return VmdkImage.withGrain();
  }

  private static VmdkImage packed() {
    return VmdkImage.withCompressedGrain(777);
  }

  /** With a second directory where the table was. */
  private static TestImage redundant(int table) {
    TestImage image = grain().with(FLAGS, 3).with(REDUNDANT, (long) TABLE / SECTOR);
    return image.with(ENTRY, 0).with(TABLE + 4, 0).with(TABLE + 8, 0).with(TABLE, table);
  }
}
