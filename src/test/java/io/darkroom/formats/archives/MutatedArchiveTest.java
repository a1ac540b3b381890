package io.darkroom.formats.archives;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.ProblemException;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever somebody does to an archive, it is refused or gives what was packed. */
class MutatedArchiveTest {

  private static final byte[] CONTENT = Packed.content(3000);
  private static final int MUTATIONS = 1000;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ZSTD")
  void givesNothingElse(Packed packed) throws IOException {
    byte[] whole = packed.pack(CONTENT);
    Random random = new Random(1);
    int refused = 0;

    for (int i = 0; i < MUTATIONS; i++) {
      try {
        assertThat(Unpacking.unpack(mutated(whole, random))).isEqualTo(CONTENT);
      } catch (ProblemException refusal) {
        refused++;
      }
    }

    assertThat(refused).isGreaterThan(MUTATIONS / 2);
  }

  /** Without a checksum, what comes out may be anything, but it comes out or is refused. */
  @ParameterizedTest
  @EnumSource
  void failsInNoOtherWay(Packed packed) throws IOException {
    byte[] whole = packed.pack(CONTENT);
    Random random = new Random(2);
    int refused = 0;

    for (int i = 0; i < MUTATIONS; i++) {
      byte[] broken = mutated(mutated(mutated(whole, random), random), random);
      try {
        assertThat(Unpacking.unpack(broken).length).isLessThan(1 << 20);
      } catch (ProblemException refusal) {
        refused++;
      }
    }

    assertThat(refused).isGreaterThan(MUTATIONS / 2);
  }

  private static byte[] mutated(byte[] whole, Random random) {
    byte[] mutated = whole.clone();
    mutated[random.nextInt(mutated.length)] ^= (byte) (1 + random.nextInt(255));
    return mutated;
  }
}
