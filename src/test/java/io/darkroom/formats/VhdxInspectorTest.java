package io.darkroom.formats;

import static io.darkroom.formats.Subject.part;
import static io.darkroom.formats.VhdxImage.BLOCKS_ENTRY;
import static io.darkroom.formats.VhdxImage.HEADER;
import static io.darkroom.formats.VhdxImage.METADATA;
import static io.darkroom.formats.VhdxImage.METADATA_ENTRY;
import static io.darkroom.formats.VhdxImage.MIB;
import static io.darkroom.formats.VhdxImage.PARAMETERS;
import static io.darkroom.formats.VhdxImage.REGIONS;
import static io.darkroom.formats.VhdxImage.SIZE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.darkroom.problems.Message;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VhdxInspectorTest implements InspectorContract {

  private static final DiskFormat VHDX = DiskFormat.VHDX;
  private static final String UNHEARD_OF = "00000000-0000-0000-0000-000000000001";

  @Override
  public Subject subject() {
    return Subject.of(VHDX, VhdxImage.dynamic(), VhdxImage.VIRTUAL_SIZE, part(0, 8))
        .withHeaders(
            part(0, 8),
            part(HEADER, 80),
            part(REGIONS, 80),
            part(METADATA, 192),
            part(PARAMETERS, 48))
        .withFields(
            part(REGIONS + 8, 4),
            part(BLOCKS_ENTRY + 16, 8),
            part(BLOCKS_ENTRY + 24, 4),
            part(METADATA_ENTRY + 16, 8),
            part(METADATA_ENTRY + 24, 4),
            part(METADATA + 10, 2),
            part(METADATA + 32 + 16, 4),
            part(METADATA + 32 + 20, 4),
            part(METADATA + 64 + 16, 4),
            part(PARAMETERS, 4),
            part(SIZE, 8),
            part(SIZE + 16, 4));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void otherDisksAreRefused(String name, TestImage image, Message refusal) {
    assertThat(Looks.refused(image, VHDX)).isEqualTo(refusal);
  }

  static Stream<Arguments> otherDisksAreRefused() {
    return Stream.concat(strangers(), damaged());
  }

  private static Stream<Arguments> strangers() {
    Message elsewhere = Looks.elsewhere(VHDX);
    Message unknown = Looks.unknown(VHDX);
    return Stream.of(
        arguments("a parent", vhdx().with(PARAMETERS + 4, 2), elsewhere),
        arguments("a parent's place", vhdx().item(VhdxImage.PARENT_ID, 16), elsewhere),
        arguments("another parameter", vhdx().with(PARAMETERS + 4, 4), unknown),
        arguments("another item", vhdx().item(UNHEARD_OF, 8), unknown),
        arguments("another region", three(UNHEARD_OF), unknown),
        arguments("another version", bothHeaders(66, 2), unknown),
        arguments("another log", bothHeaders(64, 1), unknown));
  }

  private static Stream<Arguments> damaged() {
    Message damaged = Looks.damaged(VHDX);
    return Stream.of(
        arguments("the same region twice", three(VhdxImage.BLOCKS_ID), damaged),
        arguments("regions in one place", vhdx().with(BLOCKS_ENTRY + 16, (long) METADATA), damaged),
        arguments("a region in the header", vhdx().with(BLOCKS_ENTRY + 16, 0L), damaged),
        arguments("a crooked region", vhdx().with(BLOCKS_ENTRY + 16, MIB + 512L), damaged),
        arguments("a region past the end", vhdx().with(METADATA_ENTRY + 16, 3L * MIB), damaged),
        arguments("no region", vhdx().with(REGIONS + 8, 1), damaged),
        arguments("too many regions", vhdx().with(REGIONS + 8, 2048), damaged),
        arguments("too many items", vhdx().withShort(METADATA + 10, 2048), damaged),
        arguments("an item in the table", vhdx().with(METADATA + 64 + 16, 32), damaged),
        arguments("no item", vhdx().withShort(METADATA + 10, 2), damaged),
        arguments("small blocks", vhdx().with(PARAMETERS, MIB / 2), damaged),
        arguments("odd blocks", vhdx().with(PARAMETERS, 3 * MIB), damaged),
        arguments("odd sectors", vhdx().with(SIZE + 16, 520), damaged),
        arguments("half a sector", vhdx().with(SIZE, 1000L), damaged),
        arguments("no bytes", vhdx().with(SIZE, 0L), damaged),
        arguments("more than 64 TiB", vhdx().with(SIZE, (64L << 40) + 512), damaged),
        arguments("more than its table has", vhdx().with(SIZE, 2L << 40), damaged));
  }

  private static VhdxImage vhdx() {
    return VhdxImage.dynamic();
  }

  private static TestImage three(String id) {
    return vhdx().region(2, id, MIB).with(REGIONS + 8, 3);
  }

  private static TestImage bothHeaders(int offset, int value) {
    return vhdx().withShort(HEADER + offset, value).withShort(2 * HEADER + offset, value);
  }

  @Test
  void oneOfTheHeadersIsEnough() throws IOException {
    byte[] image = vhdx().bytes();
    image[HEADER + 20] = 1;

    assertThat(new FormatInspection().inspect(new SparseChannel(image), VHDX).virtualSize())
        .isEqualTo(VhdxImage.VIRTUAL_SIZE);

    image[2 * HEADER + 20] = 1;

    assertThat(Looks.refused(new SparseChannel(image), VHDX)).isEqualTo(Looks.damaged(VHDX));
  }

  /** Tools differ in which of the two they read. */
  @Test
  void bothTablesOfRegionsMustSayTheSame() {
    byte[] image = vhdx().bytes();
    byte[] other = vhdx().region(2, UNHEARD_OF, MIB).bytes();
    System.arraycopy(other, REGIONS, image, REGIONS + VhdxImage.KIB_64, VhdxImage.KIB_64);

    assertThat(Looks.refused(new SparseChannel(image), VHDX)).isEqualTo(Looks.damaged(VHDX));
  }
}
