package io.darkroom.formats;

import static io.darkroom.formats.Subject.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PloopClustersTest implements InspectorContract {

  private static final DiskFormat PLOOP = DiskFormat.PLOOP;
  private static final int TABLE = 64;
  private static final int LAST = TABLE + 9 * 4;

  @Override
  public Subject subject() {
    return Subject.of(PLOOP, PloopImage.withData(), PloopImage.VIRTUAL_SIZE, part(0, 16))
        .withHeaders(part(0, 64 + 40))
        .withFields(part(TABLE, 4), part(TABLE + 4, 4), part(LAST, 4));
  }

  @Test
  void anOldImageCountsInSectors() throws IOException {
    TestImage old = PloopImage.withData().with(0, "WithoutFreeSpace").with(48, 0);

    assertThat(Looks.at(old.with(TABLE + 4, 1).with(LAST, 2049), PLOOP).virtualSize())
        .isEqualTo(PloopImage.VIRTUAL_SIZE);
    assertThat(Looks.refused(old.with(TABLE + 4, 4096), PLOOP)).isEqualTo(Looks.damaged(PLOOP));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void clustersThatAreNowhereAreDamaged(String name, TestImage image) {
    assertThat(Looks.refused(image, PLOOP)).isEqualTo(Looks.damaged(PLOOP));
  }

  static Stream<Arguments> clustersThatAreNowhereAreDamaged() {
    return Stream.of(
        arguments("a cluster after the end", PloopImage.withData().with(TABLE, 3)),
        arguments("a cluster past the end", PloopImage.withData().with(TABLE, 2)),
        arguments("a cluster far away", PloopImage.withData().with(LAST, -1)),
        arguments("the last one after the end", PloopImage.withData().with(LAST, 3)));
  }

  @Test
  void aDiskWithoutTheEndOfItsLastClusterIsDamaged() {
    byte[] image = PloopImage.withData().bytes();

    assertThat(Looks.refused(new SparseChannel(Arrays.copyOf(image, image.length - 1)), PLOOP))
        .isEqualTo(Looks.damaged(PLOOP));
  }
}
