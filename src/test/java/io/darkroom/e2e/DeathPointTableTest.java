package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The decision record and the tests know the same points. */
class DeathPointTableTest {

  @Test
  void recordHasARowForEachPoint() throws Exception {
    assertThat(DeathTable.read().keySet())
        .containsExactlyElementsOf(
            Arrays.stream(DeathPoint.values()).map(DeathPoint::toString).toList());
  }
}
