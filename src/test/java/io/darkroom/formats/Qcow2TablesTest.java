package io.darkroom.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class Qcow2TablesTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void aFirstTableThatCannotBeIsDamaged(String name, Qcow2Image image) {
    assertThat(Looks.refused(image.channel(), DiskFormat.QCOW2))
        .isEqualTo(Looks.damaged(DiskFormat.QCOW2));
  }

  static Stream<Arguments> aFirstTableThatCannotBeIsDamaged() {
    return Stream.of(
        arguments("a negative size", v3().with(24, -1L)),
        arguments("the least size", v3().with(24, Long.MIN_VALUE)),
        arguments("the greatest size", v3().with(24, Long.MAX_VALUE)),
        arguments("a byte too much", v3().with(24, Qcow2Image.VIRTUAL_SIZE + 2)),
        arguments("no table", v3().with(36, 0)),
        arguments("a table too short", v3().with(36, 1)),
        arguments("a table too long", v3().with(36, 3)),
        arguments("the longest table", v3().with(36, -1)),
        arguments("a table in the header", v3().with(40, 0L)),
        arguments("a crooked table", v3().with(40, Qcow2Image.L1_OFFSET - 8L)),
        arguments("a table past the end", v3().with(40, Qcow2Image.L1_OFFSET + 512L)),
        arguments("a table far away", v3().with(40, Long.MAX_VALUE & -512L)),
        arguments("a table before the start", v3().with(40, -512L)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void anotherTableThatCannotBeIsDamaged(String name, Qcow2Image image) {
    assertThat(Looks.refused(image.channel(), DiskFormat.QCOW2))
        .isEqualTo(Looks.damaged(DiskFormat.QCOW2));
  }

  static Stream<Arguments> anotherTableThatCannotBeIsDamaged() {
    return Stream.of(
        arguments("no reference counts", v3().with(56, 0)),
        arguments("too many reference counts", v3().with(56, -1)),
        arguments("reference counts past the end", v3().with(56, 3)),
        arguments("reference counts in the header", v3().with(48, 0L)),
        arguments("crooked reference counts", v3().with(48, 520L)),
        arguments("reference counts before the start", v3().with(48, -512L)),
        arguments("reference counts of 128 bits", v3().with(96, 7)),
        arguments("reference counts of no bits", v3().with(96, -1)),
        arguments("too many snapshots", v3().with(60, 65537).with(64, 1024L)),
        arguments("snapshots past the end", v3().with(60, 14).with(64, 1024L)),
        arguments("snapshots in the header", v3().with(60, 1).with(64, 0L)),
        arguments("crooked snapshots", v3().with(60, 1).with(64, 1032L)));
  }

  private static Qcow2Image v3() {
    return Qcow2Image.version3(104);
  }
}
