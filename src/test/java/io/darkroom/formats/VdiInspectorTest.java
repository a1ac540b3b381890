package io.darkroom.formats;

import static io.darkroom.formats.Subject.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.darkroom.problems.Message;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VdiInspectorTest implements InspectorContract {

  private static final DiskFormat VDI = DiskFormat.VDI;

  @Override
  public Subject subject() {
    return Subject.of(VDI, VdiImage.dynamic(), VdiImage.VIRTUAL_SIZE, part(64, 4))
        .withHeaders(part(0, VdiImage.HEADER))
        .withFields(
            part(72, 4),
            part(76, 4),
            part(340, 4),
            part(344, 4),
            part(360, 4),
            part(368, 8),
            part(376, 4),
            part(380, 4),
            part(384, 4),
            part(388, 4));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void otherDisksAreRefused(String name, TestImage image, Message refusal) {
    assertThat(Looks.refused(image, VDI)).isEqualTo(refusal);
  }

  static Stream<Arguments> otherDisksAreRefused() {
    Message elsewhere = Looks.elsewhere(VDI);
    Message damaged = Looks.damaged(VDI);
    Message unknown = Looks.unknown(VDI);
    return Stream.of(
        arguments("undo", vdi(76, 3), elsewhere),
        arguments("differencing", vdi(76, 4), elsewhere),
        arguments("the id of the image before", vdi(424, 1), elsewhere),
        arguments("the id of a parent", vdi(452, 1), elsewhere),
        arguments("another version", vdi(68, 0x10002), unknown),
        arguments("another type", vdi(76, 5), unknown),
        arguments("blocks with more than data", vdi(380, 512), unknown),
        arguments("a short header", vdi(72, 376), damaged),
        arguments("a long header", vdi(72, 441), damaged),
        arguments("other sectors", vdi(360, 4096), damaged),
        arguments("odd blocks", vdi(376, 3 * 1024 * 1024), damaged),
        arguments("too few blocks", vdi(384, 9), damaged),
        arguments("more blocks than there are", vdi(388, 11), damaged),
        arguments("a block past the end", vdi(388, 1), damaged),
        arguments("a map in the header", vdi(340, 0), damaged),
        arguments("a crooked map", vdi(340, 520), damaged),
        arguments("a map in the data", vdi(340, 1024), damaged),
        arguments("data past the end", vdi(344, 1536), damaged),
        arguments("a negative size", VdiImage.dynamic().with(368, -1L), damaged));
  }

  private static TestImage vdi(int offset, int value) {
    return VdiImage.dynamic().with(offset, value);
  }
}
