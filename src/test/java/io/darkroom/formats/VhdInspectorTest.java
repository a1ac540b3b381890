package io.darkroom.formats;

import static io.darkroom.formats.Subject.part;
import static io.darkroom.formats.VhdImage.DYNAMIC_HEADER;
import static io.darkroom.formats.VhdImage.FIXED_SIZE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.darkroom.problems.Message;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VhdInspectorTest {

  private static final DiskFormat VHD = DiskFormat.VHD;

  @Nested
  class Fixed implements InspectorContract {

    @Override
    public Subject subject() {
      return Subject.of(VHD, VhdImage.fixed(), FIXED_SIZE, part(FIXED_SIZE, 8))
          .withHeaders(part(FIXED_SIZE, VhdImage.OLD_FOOTER))
          .withFields(part(FIXED_SIZE + 16, 8), part(FIXED_SIZE + 48, 8), part(FIXED_SIZE + 60, 4));
    }
  }

  @Nested
  class Dynamic implements InspectorContract {

    @Override
    public Subject subject() {
      return Subject.of(VHD, VhdImage.dynamic(), VhdImage.DYNAMIC_SIZE, part(0, 8))
          .withHeaders(part(0, VhdImage.FOOTER), part(DYNAMIC_HEADER, 1024))
          .withFields(
              part(16, 8),
              part(48, 8),
              part(60, 4),
              part(DYNAMIC_HEADER + 16, 8),
              part(DYNAMIC_HEADER + 28, 4),
              part(DYNAMIC_HEADER + 32, 4));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void otherDisksAreRefused(String name, TestImage image, Message refusal) {
    assertThat(Looks.refused(image, VHD)).isEqualTo(refusal);
  }

  static Stream<Arguments> otherDisksAreRefused() {
    Message elsewhere = Looks.elsewhere(VHD);
    Message damaged = Looks.damaged(VHD);
    Message unknown = Looks.unknown(VHD);
    return Stream.of(
        arguments("differencing", VhdImage.dynamic().with(60, 4), elsewhere),
        arguments("a parent's id", dynamic(40, 1), elsewhere),
        arguments("a parent's name", dynamic(64, 0x002f), elsewhere),
        arguments("a parent's place", dynamic(576, 0x57327275), elsewhere),
        arguments("another version", VhdImage.fixed().with(FIXED_SIZE + 12, 0x20000), unknown),
        arguments("another type", VhdImage.fixed().with(FIXED_SIZE + 60, 6), unknown),
        arguments("another header version", dynamic(24, 0x20000), unknown),
        arguments("too large", VhdImage.fixed().with(FIXED_SIZE + 48, FIXED_SIZE + 512L), damaged),
        arguments("no size", VhdImage.fixed().with(FIXED_SIZE + 48, 0L), damaged),
        arguments("half a sector", VhdImage.fixed().with(FIXED_SIZE + 48, 768L), damaged),
        arguments("two footers", VhdImage.fixed().with(0, "conectix"), damaged),
        arguments("a header in the footer", VhdImage.dynamic().with(16, 0L), damaged),
        arguments("a header in itself", VhdImage.dynamic().with(16, 1024L), damaged),
        arguments("a table in the footer", dynamic(20, 0), damaged),
        arguments("a table in the header", dynamic(20, 1024), damaged),
        arguments("a table past the end", dynamic(20, 2048), damaged),
        arguments("too few blocks", dynamic(28, 4), damaged),
        arguments("blocks of odd size", dynamic(32, 3 * 1024 * 1024), damaged),
        arguments("blocks too small", dynamic(32, 256), damaged));
  }

  private static TestImage dynamic(int offset, int value) {
    return VhdImage.dynamic().with(DYNAMIC_HEADER + offset, value);
  }

  @Test
  void aChecksumMustBeRight() {
    byte[] fixed = VhdImage.fixed().bytes();
    fixed[FIXED_SIZE + 100] = 1;
    byte[] dynamic = VhdImage.dynamic().bytes();
    dynamic[DYNAMIC_HEADER + 1000] = 1;

    assertThat(Looks.refused(new SparseChannel(fixed), VHD)).isEqualTo(Looks.damaged(VHD));
    assertThat(Looks.refused(new SparseChannel(dynamic), VHD)).isEqualTo(Looks.damaged(VHD));
  }

  /** Tools differ in which of the two they read. */
  @Test
  void bothFootersMustSayTheSame() {
    byte[] image = VhdImage.dynamic().bytes();
    byte[] other = VhdImage.dynamic().with(48, VhdImage.DYNAMIC_SIZE / 2).bytes();
    System.arraycopy(other, 0, image, VhdImage.LAST_FOOTER, VhdImage.FOOTER);

    assertThat(Looks.refused(new SparseChannel(image), VHD)).isEqualTo(Looks.damaged(VHD));
  }

  @Test
  void aFooterOfOldToolsIsAByteShorter() throws IOException {
    byte[] image = VhdImage.fixed().bytes();
    byte[] old = Arrays.copyOf(image, image.length - 1);

    assertThat(new FormatInspection().inspect(new SparseChannel(old), VHD))
        .isEqualTo(new Inspection(VHD, FIXED_SIZE));
  }
}
