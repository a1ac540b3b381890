package io.darkroom.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The inputs that fuzzing begins with, and some that are near to them. */
class FuzzCorpusTest {

  private static final int NEIGHBOURS = 300;

  @ParameterizedTest
  @EnumSource
  void soundInputIsTaken(FuzzTarget target) throws Exception {
    assertThat(target.takes(target.seeds().get(0))).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void nothingButARefusalComesOfAnyInput(FuzzTarget target) {
    Random random = new Random(target.name().hashCode());
    for (byte[] seed : target.seeds()) {
      assertIsTakenOrRefused(target, seed);
      for (int i = 0; i < NEIGHBOURS; i++) {
        assertIsTakenOrRefused(target, neighbour(seed, random));
      }
    }
  }

  private static void assertIsTakenOrRefused(FuzzTarget target, byte[] input) {
    assertThatCode(() -> target.takes(input)).doesNotThrowAnyException();
  }

  /** A few bytes of the first ones are others, and in every fourth case the end is missing. */
  private static byte[] neighbour(byte[] seed, Random random) {
    byte[] other =
        random.nextInt(4) == 0
            ? Arrays.copyOf(seed, random.nextInt(seed.length + 1))
            : seed.clone();
    for (int i = random.nextInt(8); i >= 0 && other.length > 0; i--) {
      other[random.nextInt(Math.min(other.length, 2048))] = (byte) random.nextInt(256);
    }
    return other;
  }
}
