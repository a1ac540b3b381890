package io.darkroom.formats;

import static io.darkroom.formats.Subject.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.darkroom.problems.Message;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PloopInspectorTest {

  private static final DiskFormat PLOOP = DiskFormat.PLOOP;

  private static Subject subject(TestImage image) {
    return Subject.of(PLOOP, image, PloopImage.VIRTUAL_SIZE, part(0, 16))
        .withHeaders(part(0, 64))
        .withFields(
            part(16, 4),
            part(28, 4),
            part(32, 4),
            part(36, 8),
            part(44, 4),
            part(48, 4),
            part(56, 8));
  }

  @Nested
  class Extended implements InspectorContract {

    @Override
    public Subject subject() {
      return PloopInspectorTest.subject(PloopImage.extended());
    }
  }

  @Nested
  class Old implements InspectorContract {

    @Override
    public Subject subject() {
      return PloopInspectorTest.subject(PloopImage.old());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void otherDisksAreRefused(String name, TestImage image, Message refusal) {
    assertThat(Looks.refused(image, PLOOP)).isEqualTo(refusal);
  }

  static Stream<Arguments> otherDisksAreRefused() {
    Message damaged = Looks.damaged(PLOOP);
    return Stream.of(
        arguments("another version", ploop(16, 3), Looks.unknown(PLOOP)),
        arguments("in use", ploop(44, 0x746f6e59), damaged),
        arguments("in a use that nobody knows", ploop(44, 1), damaged),
        arguments("no clusters", ploop(28, 0), damaged),
        arguments("clusters too large", ploop(28, Integer.MAX_VALUE), damaged),
        arguments("too few clusters", ploop(32, 9), damaged),
        arguments("a table past the end", ploop(32, 1 << 30), damaged),
        arguments("data in the table", ploop(48, 0), damaged),
        arguments("data past the end", ploop(48, 2049), damaged),
        arguments("an extension past the end", ploop(56, 2048), damaged),
        arguments("many sectors in an old image", PloopImage.old().with(36, 1L << 32), damaged),
        arguments("a negative size", PloopImage.extended().with(36, -1L), damaged));
  }

  private static TestImage ploop(int offset, int value) {
    return PloopImage.extended().with(offset, value);
  }
}
