package io.darkroom.formats.archives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.problems.Refusals;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TarMembersTest {

  private static final byte[] CONTENT = Packed.content(700);

  private final TarSample tar = new TarSample();

  @Test
  void filesAreReadInOrder() throws IOException {
    tar.entry('5', "a/", new byte[0]).file("a/b", CONTENT).file("c", new byte[0]);

    assertThat(read(tar.archive()))
        .containsExactly(new TarMember("a/b", 1024, 700), new TarMember("c", 2560, 0));
  }

  @Test
  void longNamesAreReadInEveryDialect() throws IOException {
    String name = "n".repeat(200);
    byte[] prefixed = TarSample.header('0', "name", 0);
    TarSample.put(prefixed, 345, "prefix");

    tar.entry('L', "././@LongLink", (name + "\0").getBytes(StandardCharsets.UTF_8))
        .file("n", "1")
        .pax('x', "path=p" + name, "mtime=1.5")
        .file("n", "2")
        .file("n", "3")
        .raw(TarSample.sealed(prefixed));

    assertThat(read(tar.archive()))
        .extracting(TarMember::name)
        .containsExactly(name, "p" + name, "n", "prefix/name");
  }

  @Test
  void sizesAreReadInEveryDialect() throws IOException {
    byte[] binary = TarSample.header('0', "binary", 0);
    Arrays.fill(binary, 124, 136, (byte) 0);
    binary[124] = (byte) 0x80;
    binary[134] = 700 / 256;
    binary[135] = (byte) (700 % 256);
    byte[] zero = TarSample.sealed(TarSample.header('0', "pax", 0));

    tar.raw(TarSample.sealed(binary)).raw(Arrays.copyOf(CONTENT, 1024));
    tar.pax('x', "size=700").raw(zero).raw(Arrays.copyOf(CONTENT, 1024)).file("c", "");

    assertThat(read(tar.archive()))
        .extracting(TarMember::name, TarMember::length)
        .containsExactly(tuple("binary", 700L), tuple("pax", 700L), tuple("c", 0L));
  }

  @ParameterizedTest
  @ValueSource(longs = {1 << 20, 0777_7777_7777L})
  void aFileThatIsNotThereIsDamaged(long size) {
    tar.raw(TarSample.sealed(TarSample.header('0', "a", size)));

    assertThat(refusal(tar.archive())).isEqualTo(damaged());
  }

  @ParameterizedTest
  @ValueSource(ints = {0x80, 0xbf, 0xff})
  void aSizeBeyondAllBoundsIsDamaged(int first) {
    byte[] header = TarSample.header('0', "a", 0);
    Arrays.fill(header, 124, 136, (byte) 0xff);
    header[124] = (byte) first;
    byte[] nearlyLongest = header.clone();
    Arrays.fill(nearlyLongest, 124, 128, (byte) 0);
    nearlyLongest[124] = (byte) 0x80;
    nearlyLongest[128] = 0x7f;

    assertThat(refusal(new TarSample().raw(TarSample.sealed(header)).archive()))
        .isEqualTo(damaged());
    assertThat(refusal(new TarSample().raw(TarSample.sealed(nearlyLongest)).archive()))
        .isEqualTo(damaged());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "99999999999999999999", "9223372036854775807", "x", "1e3"})
  void aSizeThatIsNoneIsDamaged(String size) {
    assertThat(refusal(tar.pax('x', "size=" + size).file("a", "").archive())).isEqualTo(damaged());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 124, 156, 257, 345, 511})
  void aWrongChecksumIsDamaged(int offset) {
    byte[] archive = tar.file("a", CONTENT).file("b", CONTENT).archive();
    archive[1536 + offset] ^= 1;

    assertThat(refusal(archive)).isEqualTo(damaged());
  }

  @ParameterizedTest
  @ValueSource(chars = {'1', '2', 'K'})
  void aLinkIsRefused(char type) {
    assertThat(refusal(tar.entry(type, "a", new byte[0]).archive()))
        .isEqualTo(Message.of(Problem.FORMAT_REFERS_ELSEWHERE, "ova"));
  }

  @ParameterizedTest
  @ValueSource(chars = {'3', '4', '6', 'S', 'M', 'V', 'D', 'N', 'Z', '\u00ff'})
  void whatIsNoFileIsRefused(char type) {
    assertThat(refusal(tar.entry(type, "a", new byte[0]).archive())).isEqualTo(unknown());
  }

  @Test
  void aSparseFileIsRefused() {
    tar.pax('x', "GNU.sparse.major=1", "GNU.sparse.realsize=1").file("a", "");

    assertThat(refusal(tar.archive())).isEqualTo(unknown());
  }

  @Test
  void nothingIsSaidOfAllFilesAtOnce() throws IOException {
    assertThat(read(new TarSample().pax('g', "comment=x").file("a", "").archive())).hasSize(1);
    assertThat(refusal(tar.pax('g', "path=x").file("a", "").archive())).isEqualTo(unknown());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "9 a=b", "0 a=b\n", "8 a=bc\n", "99999999 a=b\n", "6 ab\n", "x a=b\n"})
  void aBrokenExtensionIsDamaged(String records) {
    byte[] content = (records + "6 a=b\n").getBytes(StandardCharsets.UTF_8);
    tar.entry('x', "pax", records.isEmpty() ? new byte[] {0} : content).file("a", "");

    assertThat(refusal(tar.archive())).isEqualTo(damaged());
  }

  @Test
  void anExtensionIsNotLarge() {
    assertThat(refusal(tar.pax('x', "a=" + "b".repeat(20_000)).file("a", "").archive()))
        .isEqualTo(damaged());
    assertThat(
            refusal(new TarSample().pax('x', "path=" + "b".repeat(5000)).file("a", "").archive()))
        .isEqualTo(damaged());
  }

  @Test
  void thereAreNotVeryManyFiles() throws IOException {
    for (int i = 0; i < 1000; i++) {
      tar.file("a" + i, "");
    }

    assertThat(read(tar.archive())).hasSize(1000);
    assertThat(refusal(tar.file("b", "").archive())).isEqualTo(damaged());
  }

  @Test
  void onlyZerosMayFollow() throws IOException {
    byte[] archive = tar.file("a", CONTENT).archive();

    assertThat(read(Unpacking.join(archive, new byte[10_240 - archive.length]))).hasSize(1);
    assertThat(refusal(Unpacking.join(archive, new byte[511], new byte[] {1})))
        .isEqualTo(damaged());
    assertThat(refusal(Unpacking.join(archive, new byte[(1 << 20) + 1]))).isEqualTo(damaged());
    assertThat(refusal(Arrays.copyOf(archive, archive.length - 512))).isEqualTo(damaged());
  }

  @Test
  void whatIsNoTarArchiveIsSomethingElse() {
    Message mismatch = Message.of(Problem.FORMAT_MISMATCH, "ova", "raw");

    assertThat(refusal(new byte[0])).isEqualTo(mismatch);
    assertThat(refusal(new byte[10_240])).isEqualTo(mismatch);
    assertThat(refusal(CONTENT)).isEqualTo(mismatch);
    assertThat(refusal(Arrays.copyOf(tar.file("a", CONTENT).archive(), 200))).isEqualTo(mismatch);
  }

  @Test
  void anArchiveOfAnOldProgramIsOne() throws IOException {
    byte[] header = TarSample.header('\0', "a", 0);
    Arrays.fill(header, 257, 512, (byte) 0);

    assertThat(read(tar.raw(TarSample.sealed(header)).archive())).hasSize(1);
  }

  @Test
  void contentIsNotRead(@TempDir Path directory) throws IOException {
    long size = 1L << 40;
    byte[] header = TarSample.header('0', "a", 0);
    Arrays.fill(header, 124, 136, (byte) 0);
    header[124] = (byte) 0x80;
    header[130] = 1;
    Path file = directory.resolve("sparse.ova");

    try (FileChannel archive =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.SPARSE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      archive.write(ByteBuffer.wrap(TarSample.sealed(header)));
      archive.write(ByteBuffer.allocate(1024), 512 + size);
      assertThat(TarMembers.read(new TarBytes(archive)))
          .containsExactly(new TarMember("a", 512, size));
    }
  }

  @Test
  void whateverSomebodyDoesToItItIsReadOrRefused() throws IOException {
    byte[] whole = tar.pax('x', "path=long").file("a", CONTENT).file("b", CONTENT).archive();
    Random random = new Random(1);
    int refused = 0;

    for (int i = 0; i < 1000; i++) {
      byte[] broken = whole.clone();
      int at = random.nextInt(whole.length / 512) * 512 + random.nextInt(160);
      broken[at] = (byte) random.nextInt(256);
      try {
        assertThat(read(Arrays.copyOf(broken, whole.length - random.nextInt(2) * 100)))
            .hasSizeLessThan(4);
      } catch (ProblemException refusal) {
        refused++;
      }
    }

    assertThat(refused).isGreaterThan(500);
  }

  private static List<TarMember> read(byte[] archive) throws IOException {
    try (SeekableByteChannel channel = OvaSample.channel(archive)) {
      return TarMembers.read(new TarBytes(channel));
    }
  }

  private static Message refusal(byte[] archive) {
    return Refusals.of(() -> read(archive));
  }

  private static Message damaged() {
    return Message.of(Problem.FORMAT_DAMAGED, "ova");
  }

  private static Message unknown() {
    return Message.of(Problem.FORMAT_FEATURE_UNKNOWN, "ova");
  }
}
