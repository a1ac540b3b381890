package io.darkroom.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import java.io.IOException;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class Qcow2InspectorTest {

  private static final int BACKING_FORMAT = 0xe2792aca;
  private static final int FEATURE_NAMES = 0x6803f857;
  private static final int EXTERNAL_DATA_NAME = 0x44415441;
  private static final int ENCRYPTION = 0x0537be77;

  private final Qcow2Inspector inspector = new Qcow2Inspector();

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void soundImagesAreAccepted(String name, Qcow2Image image) throws IOException {
    assertThat(inspector.inspect(new ImageBytes(image.channel())))
        .isEqualTo(new Inspection(DiskFormat.QCOW2, Qcow2Image.VIRTUAL_SIZE));
  }

  static Stream<Arguments> soundImagesAreAccepted() {
    int room = Qcow2Image.CLUSTER - 104 - 16;
    return Stream.of(
        arguments("version 2", Qcow2Image.version2()),
        arguments("version 3", v3()),
        arguments("a longer header", Qcow2Image.version3(112)),
        arguments("a header that fills its cluster", Qcow2Image.version3(Qcow2Image.CLUSTER)),
        arguments("dirty", v3().incompatible(0)),
        arguments("zstd", Qcow2Image.version3(112).incompatible(3).withByte(104, 1)),
        arguments("unknown compatible features", v3().with(80, -1L).with(88, -1L)),
        arguments("a backing format without a backing file", v3().extension(BACKING_FORMAT, "raw")),
        arguments("feature names", v3().extension(FEATURE_NAMES, "x".repeat(48))),
        arguments("an unknown extension", v3().extension(0x12345678, "anything")),
        arguments("two extensions", v3().extension(1, "").extension(2, "12345678")),
        arguments(
            "extensions up to the cluster's end",
            v3().extension(1, "x".repeat(room)).extension(2, "")),
        arguments("extensions in version 2", Qcow2Image.version2().extension(BACKING_FORMAT, "")),
        arguments("snapshots", v3().with(60, 1).with(64, 1024L)),
        arguments("the name of nothing", v3().with(16, 20)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource
  void otherImagesAreRefused(Problem problem, String name, Qcow2Image image) {
    assertThat(refusal(image.channel())).isEqualTo(Message.of(problem, "qcow2"));
  }

  static Stream<Arguments> otherImagesAreRefused() {
    return Stream.of(elsewhere(), unknown(), damagedHeaders()).flatMap(arguments -> arguments);
  }

  private static Stream<Arguments> elsewhere() {
    Problem problem = Problem.FORMAT_REFERS_ELSEWHERE;
    return Stream.of(
        arguments(problem, "a backing file", v3().with(8, 200L).with(16, 11)),
        arguments(problem, "a backing file in version 2", Qcow2Image.version2().with(8, 200L)),
        arguments(problem, "a backing file beyond the end", v3().with(8, Long.MIN_VALUE)),
        arguments(problem, "a backing file without length", v3().with(8, 1L)),
        arguments(problem, "an external data file", v3().incompatible(2)),
        arguments(
            problem, "the name of a data file", v3().extension(EXTERNAL_DATA_NAME, "/etc/passwd")),
        arguments(
            problem,
            "the name of a data file after other extensions",
            v3().extension(BACKING_FORMAT, "raw").extension(EXTERNAL_DATA_NAME, "/etc/passwd")),
        arguments(
            problem,
            "the name of a data file in version 2",
            Qcow2Image.version2().extension(EXTERNAL_DATA_NAME, "x")),
        arguments(
            problem,
            "the name of a data file longer than the image",
            v3().extension(EXTERNAL_DATA_NAME, "x").with(108, -1)));
  }

  private static Stream<Arguments> unknown() {
    Problem problem = Problem.FORMAT_FEATURE_UNKNOWN;
    return Stream.of(
        arguments(problem, "version 4", v3().with(4, 4)),
        arguments(problem, "version 0", v3().with(4, 0)),
        arguments(problem, "version -1", v3().with(4, -1)),
        arguments(problem, "a new incompatible feature", v3().incompatible(5)),
        arguments(problem, "the last incompatible feature", v3().incompatible(63)),
        arguments(problem, "AES", v3().with(32, 1)),
        arguments(problem, "LUKS", v3().with(32, 2)),
        arguments(problem, "any encryption", Qcow2Image.version2().with(32, -1)),
        arguments(problem, "an encryption header", v3().extension(ENCRYPTION, "0123456789abcdef")),
        arguments(
            problem,
            "a new compression",
            Qcow2Image.version3(112).incompatible(3).withByte(104, 2)));
  }

  private static Stream<Arguments> damagedHeaders() {
    Problem problem = Problem.FORMAT_DAMAGED;
    return Stream.of(
        arguments(problem, "another magic number", v3().with(0, 0x514649fc)),
        arguments(problem, "corrupt", v3().incompatible(1)),
        arguments(problem, "clusters too small", v3().with(20, 8)),
        arguments(problem, "clusters too large", v3().with(20, 22)),
        arguments(problem, "clusters of negative size", v3().with(20, -1)),
        arguments(problem, "clusters of a shifted size", v3().with(20, 64 + 9)),
        arguments(problem, "extended entries in small clusters", v3().incompatible(4)),
        arguments(problem, "no header length", v3().with(100, 0)),
        arguments(problem, "a short header", v3().with(100, 96)),
        arguments(problem, "a crooked header", v3().with(100, 108)),
        arguments(problem, "a header beyond its cluster", v3().with(100, Qcow2Image.CLUSTER + 8)),
        arguments(problem, "a negative header", v3().with(100, -8)),
        arguments(problem, "compression without its type", v3().incompatible(3)),
        arguments(problem, "a type without compression", Qcow2Image.version3(112).withByte(104, 1)),
        arguments(problem, "an endless extension", v3().extension(1, "").with(108, -1)),
        arguments(problem, "an extension past its cluster", v3().extension(1, "").with(108, 401)));
  }

  @Test
  void aDiskWithoutBytesNeedsNoTable() throws IOException {
    Qcow2Image empty = v3().with(24, 0L).with(36, 0).with(40, 0L);

    assertThat(inspector.inspect(new ImageBytes(empty.channel())))
        .isEqualTo(new Inspection(DiskFormat.QCOW2, 0));
  }

  @ParameterizedTest(name = "version {0}")
  @MethodSource
  void anImageCutAnywhereUpToItsTableIsDamaged(int version, Qcow2Image image) {
    for (int size = 0; size < Qcow2Image.END_OF_L1; size++) {
      assertThat(refusal(new MemoryChannel(image.bytes(), size)))
          .as("%d bytes", size)
          .isEqualTo(Message.of(Problem.FORMAT_DAMAGED, "qcow2"));
    }
  }

  static Stream<Arguments> anImageCutAnywhereUpToItsTableIsDamaged() {
    return Stream.of(
        arguments(2, Qcow2Image.version2().extension(BACKING_FORMAT, "raw")),
        arguments(3, Qcow2Image.version3(112).extension(FEATURE_NAMES, "x".repeat(96))));
  }

  @Test
  void noHeaderEverLeadsToAnythingButAnAnswer() throws IOException {
    Random random = new Random(20261122);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = Qcow2Image.version3(112).extension(FEATURE_NAMES, "names").bytes();
      for (int change = random.nextInt(4); change >= 0; change--) {
        bytes[4 + random.nextInt(140)] = (byte) random.nextInt();
      }
      try {
        inspector.inspect(new ImageBytes(new MemoryChannel(bytes)));
      } catch (ProblemException refusal) {
        assertThat(refusal.problem().arguments()).containsExactly("qcow2");
      }
    }
  }

  private Message refusal(MemoryChannel image) {
    ProblemException refusal =
        catchThrowableOfType(
            ProblemException.class, () -> inspector.inspect(new ImageBytes(image)));
    assertThat(refusal).as("a refusal").isNotNull();
    return refusal.problem();
  }

  private static Qcow2Image v3() {
    return Qcow2Image.version3(104);
  }
}
