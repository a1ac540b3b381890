package io.darkroom.formats;

import static io.darkroom.formats.Qcow2Image.CLUSTER;
import static io.darkroom.formats.Qcow2Image.DATA_OFFSET;
import static io.darkroom.formats.Qcow2Image.END_OF_DATA;
import static io.darkroom.formats.Qcow2Image.L1_OFFSET;
import static io.darkroom.formats.Qcow2Image.L2_OFFSET;
import static io.darkroom.formats.Subject.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class Qcow2ClustersTest implements InspectorContract {

  private static final DiskFormat QCOW2 = DiskFormat.QCOW2;
  private static final long COMPRESSED = 1L << 62;

  /** Above the place of compressed data, of which there are so many sectors more than one. */
  private static final int SECTORS = 61;

  @Override
  public Subject subject() {
    byte[] bytes = Qcow2Image.withData(3).bytes();
    Subject.Part magic = part(0, 4);
    return new Subject(
            QCOW2,
            ByteBuffer.wrap(bytes),
            Qcow2Image.VIRTUAL_SIZE,
            magic,
            List.of(magic),
            List.of(),
            changed -> {})
        .withHeaders(part(0, 112), part(CLUSTER, 16), part(L1_OFFSET, 16), part(L2_OFFSET, 512))
        .withFields(
            part(CLUSTER, 8),
            part(L1_OFFSET, 8),
            part(L1_OFFSET + 8, 8),
            part(L2_OFFSET, 8),
            part(L2_OFFSET + 16, 8),
            part(L2_OFFSET + 504, 8));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void soundTablesAreAccepted(String name, Qcow2Image image) throws IOException {
    assertThat(new FormatInspection().inspect(image.channel(), QCOW2))
        .isEqualTo(new Inspection(QCOW2, Qcow2Image.VIRTUAL_SIZE));
  }

  static Stream<Arguments> soundTablesAreAccepted() {
    return Stream.of(
        arguments("version 2", Qcow2Image.withData(2)),
        arguments("version 3", Qcow2Image.withData(3)),
        arguments("extended entries", Qcow2Image.extended()),
        arguments("zeros", data(1)),
        arguments("zeros in a place", data(DATA_OFFSET | 1)),
        arguments("zeros in a place after the end", data(END_OF_DATA | 1)),
        arguments("compressed", data(COMPRESSED | DATA_OFFSET + 7)),
        arguments("compressed in two sectors", data(COMPRESSED | 1L << SECTORS | L2_OFFSET + 511)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void tablesThatLeadNowhereAreDamaged(String name, Qcow2Image image) {
    assertThat(Looks.refused(image.channel(), QCOW2)).isEqualTo(Looks.damaged(QCOW2));
  }

  static Stream<Arguments> tablesThatLeadNowhereAreDamaged() {
    return Stream.of(firstLevel(), secondLevel(), counts()).flatMap(arguments -> arguments);
  }

  private static Stream<Arguments> firstLevel() {
    return Stream.of(
        arguments("a table after the end", first(END_OF_DATA)),
        arguments("a table at 2^45", first(1L << 45)),
        arguments("a table at 2^62", first(1L << 62)),
        arguments("a table at 2^55 - 512", first((1L << 55) - 512)),
        arguments("a crooked table", first(DATA_OFFSET + 8)),
        arguments("a table that is the first one", first(L1_OFFSET)),
        arguments("a table in the counts of references", first(CLUSTER)),
        arguments("a crooked extended table", Qcow2Image.extended().with(2 << 14, 512L * 97)));
  }

  private static Stream<Arguments> secondLevel() {
    return Stream.of(
        arguments("data after the end", data(END_OF_DATA)),
        arguments("data at 2^45", data(1L << 45)),
        arguments("data with a bit of no meaning", data(DATA_OFFSET | 1L << 61)),
        arguments("data that are their own table", data(L2_OFFSET)),
        arguments("data that are the first table", data(L1_OFFSET)),
        arguments("data in the counts of references", data(CLUSTER)),
        arguments("compressed data in the header", data(COMPRESSED)),
        arguments("compressed data after the end", data(COMPRESSED | END_OF_DATA)),
        arguments("compressed data past the end", data(COMPRESSED | 1L << SECTORS | DATA_OFFSET)),
        arguments("compressed data in the first table", data(COMPRESSED | L1_OFFSET + 3)),
        arguments("compressed data up to the first table", data(COMPRESSED | 1L << SECTORS | 1024)),
        arguments("compressed data far away", data(COMPRESSED | 1L << 60)),
        arguments("zeros in version 2", Qcow2Image.withData(2).with(L2_OFFSET, 1L)),
        arguments("extended data after the end", Qcow2Image.extended().with(3 << 14, 5L << 14)),
        arguments("crooked extended data", Qcow2Image.extended().with(3 << 14, 512L * 97)),
        arguments("zeros among extended entries", Qcow2Image.extended().with(3 << 14, 1L)));
  }

  private static Stream<Arguments> counts() {
    return Stream.of(
        arguments("counts after the end", count(END_OF_DATA)),
        arguments("counts before the start", count(-512)),
        arguments("crooked counts", count(1024 + 8)),
        arguments("counts in their own table", count(CLUSTER)));
  }

  @Test
  void onlyTheLastClusterMayBeShorter() {
    byte[] image = Qcow2Image.withData(3).bytes();

    assertThat(Looks.refused(new MemoryChannel(image, DATA_OFFSET), QCOW2))
        .isEqualTo(Looks.damaged(QCOW2));
    assertThat(Looks.refused(new MemoryChannel(image, DATA_OFFSET - 1), QCOW2))
        .isEqualTo(Looks.damaged(QCOW2));
  }

  private static Qcow2Image first(long entry) {
    return Qcow2Image.withData(3).with(L1_OFFSET + 8, entry);
  }

  private static Qcow2Image data(long entry) {
    return Qcow2Image.withData(3).with(L2_OFFSET + 504, entry);
  }

  private static Qcow2Image count(long entry) {
    return Qcow2Image.withData(3).with(CLUSTER + 504, entry);
  }
}
