package io.darkroom.formats;

import static io.darkroom.formats.Subject.part;
import static io.darkroom.formats.VmdkImage.FOOTER;
import static io.darkroom.formats.VmdkImage.SECTOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.darkroom.problems.Message;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VmdkInspectorTest {

  private static final DiskFormat VMDK = DiskFormat.VMDK;

  private static Subject.Part[] fields(int header) {
    return Stream.of(
            part(4, 4),
            part(8, 4),
            part(12, 8),
            part(20, 8),
            part(28, 8),
            part(36, 8),
            part(44, 4),
            part(48, 8),
            part(56, 8),
            part(77, 2))
        .map(field -> part(header + field.offset(), field.length()))
        .toArray(Subject.Part[]::new);
  }

  @Nested
  class Sparse implements InspectorContract {

    @Override
    public Subject subject() {
      return Subject.of(VMDK, VmdkImage.sparse(), VmdkImage.VIRTUAL_SIZE, part(0, 4))
          .withHeaders(part(0, 2 * SECTOR))
          .withFields(fields(0));
    }
  }

  @Nested
  class StreamOptimized implements InspectorContract {

    @Override
    public Subject subject() {
      return Subject.of(VMDK, VmdkImage.stream(), VmdkImage.VIRTUAL_SIZE, part(0, 4))
          .withHeaders(part(0, SECTOR), part(VmdkImage.FOOTER_MARKER, 3 * SECTOR))
          .withFields(fields(FOOTER));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void otherDisksAreRefused(String name, TestImage image, Message refusal) {
    assertThat(Looks.refused(image, VMDK)).isEqualTo(refusal);
  }

  static Stream<Arguments> otherDisksAreRefused() {
    return Stream.concat(headers(), footers());
  }

  private static Stream<Arguments> headers() {
    Message damaged = Looks.damaged(VMDK);
    Message unknown = Looks.unknown(VMDK);
    return Stream.of(
        arguments("of ESX", sparse().with(0, "COWD"), unknown),
        arguments("version 0", sparse().with(4, 0), unknown),
        arguments("version 4", sparse().with(4, 4), unknown),
        arguments("another flag", sparse().with(8, 1 << 18), unknown),
        arguments("another compression", sparse().withByte(77, 2), unknown),
        arguments("sent as text", sparse().withByte(75, '\n'), damaged),
        arguments("no capacity", sparse().with(12, 0L), damaged),
        arguments("the greatest capacity", sparse().with(12, Long.MAX_VALUE), damaged),
        arguments("a negative capacity", sparse().with(12, -1L), damaged),
        arguments("more than its directory has", sparse().with(12, 1L << 24), damaged),
        arguments("odd grains", sparse().with(20, 129L), damaged),
        arguments("no grains", sparse().with(20, 0L), damaged),
        arguments("grains too large", sparse().with(20, 1L << 22), damaged),
        arguments("no entries", sparse().with(44, 0), damaged),
        arguments("too many entries", sparse().with(44, 513), damaged),
        arguments("a directory in the header", sparse().with(56, 0L), damaged),
        arguments("a directory past the end", sparse().with(56, 22L), damaged),
        arguments("a directory far away", sparse().with(56, 1L << 55), damaged),
        arguments("a second directory past the end", sparse().with(48, 22L), damaged),
        arguments("a descriptor elsewhere", sparse().with(28, 2L), damaged),
        arguments("no descriptor", sparse().with(28, 0L).with(36, 0L), damaged),
        arguments("a descriptor of no size", sparse().with(36, 0L), damaged),
        arguments("a descriptor past the end", sparse().with(36, 22L), damaged),
        arguments("a descriptor of negative size", sparse().with(36, -1L), damaged));
  }

  private static Stream<Arguments> footers() {
    Message damaged = Looks.damaged(VMDK);
    return Stream.of(
        arguments("no footer", sparse().with(56, -1L), damaged),
        arguments(
            "a footer of another kind", stream().with(VmdkImage.FOOTER_MARKER + 12, 1), damaged),
        arguments("a stream without end", stream().with(VmdkImage.END_MARKER + 12, 2), damaged),
        arguments("a footer without magic", stream().with(FOOTER, "KDMW"), damaged),
        arguments("a footer with a descriptor of its own", stream().with(FOOTER + 28, 2L), damaged),
        arguments("a footer that leads to itself", stream().with(FOOTER + 56, -1L), damaged),
        arguments("another capacity", stream().with(12, 1L), damaged),
        arguments("no capacity at all", stream().with(FOOTER + 12, 0L), damaged));
  }

  private static VmdkImage sparse() {
    return VmdkImage.sparse();
  }

  private static VmdkImage stream() {
    return VmdkImage.stream();
  }
}
