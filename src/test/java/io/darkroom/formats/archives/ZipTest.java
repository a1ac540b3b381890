package io.darkroom.formats.archives;

import static io.darkroom.formats.archives.ZipSample.DEFLATED;
import static io.darkroom.formats.archives.ZipSample.DESCRIBED;
import static io.darkroom.formats.archives.ZipSample.STORED;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZipTest {

  private static final byte[] CONTENT = Packed.content(5000);
  private static final byte[] NOTHING = new byte[0];
  private static final String NAME = "disk.img";

  private final ZipSample zip = new ZipSample();

  @ParameterizedTest
  @CsvSource({"0, 0", "8, 0", "8, 8", "8, 2054"})
  void aMemberIsStoredOrDeflatedAndMayBeDescribedBehindItsData(int method, int flags)
      throws IOException {
    byte[] archive = zip.member(NAME, CONTENT, method, flags).archive();

    assertThat(Unpacking.unpack(archive)).isEqualTo(CONTENT);
  }

  @ParameterizedTest
  @MethodSource
  void aNameIsNeverUsed(String name) throws IOException {
    byte[] archive = zip.member(name, CONTENT, DEFLATED, 0).archive();

    assertThat(Unpacking.unpack(archive)).isEqualTo(CONTENT);
  }

  static Stream<String> aNameIsNeverUsed() {
    return Stream.of(
        "",
        "../../etc/passwd",
        "/etc/passwd",
        "C:\\Windows\\x",
        "a\0b\nc",
        "PK\1\2",
        "x".repeat(0xffff));
  }

  @Test
  void directoriesAreNoFiles() throws IOException {
    zip.member("a/", NOTHING, STORED, 0).member("a/b/", NOTHING, DEFLATED, DESCRIBED);

    byte[] archive = zip.member("a/b/c", CONTENT, DEFLATED, 0).archive();

    assertThat(Unpacking.unpack(archive)).isEqualTo(CONTENT);
  }

  @Test
  void anArchiveWithoutAFileIsRefused() {
    assertThat(Unpacking.refusal(new ZipSample().archive())).isEqualTo(notOneFile());
    assertThat(Unpacking.refusal(zip.member("a/", NOTHING, STORED, 0).archive()))
        .isEqualTo(notOneFile());
  }

  @Test
  void anArchiveWithTwoFilesIsRefused() {
    byte[] two = zip.member(NAME, CONTENT, STORED, 0).member("b", NOTHING, STORED, 0).archive();

    assertThat(Unpacking.refusal(two)).isEqualTo(notOneFile());
  }

  @Test
  void theSameFileTwiceInTheDirectoryIsRefused() {
    zip.member(NAME, CONTENT, STORED, 0).entry("b", STORED, 0, CONTENT, CONTENT.length, 0);

    assertThat(Unpacking.refusal(zip.archive())).isEqualTo(notOneFile());
  }

  /** As the bombs that overlap do: to whom reads from the end, what is quoted is a member. */
  @Test
  void aHeaderWithinTheDataOfAnotherIsRefused() {
    byte[] kernel = new ZipSample().member("b", CONTENT, STORED, 0).archive();
    zip.member("a", kernel, STORED, 0).entry("b", STORED, 0, CONTENT, CONTENT.length, 31);

    assertThat(Unpacking.refusal(zip.archive())).isEqualTo(notOneFile());
  }

  @Test
  void aDirectoryWithDataIsDamaged() {
    zip.member("a/", CONTENT, DEFLATED, 0).member(NAME, CONTENT, DEFLATED, 0);

    assertThat(Unpacking.refusal(zip.archive())).isEqualTo(damaged());
  }

  @ParameterizedTest
  @CsvSource({
    "8, 1", "8, 9", "8, 64", "8, 32", "8, 8192", "0, 8", "9, 0", "12, 0", "14, 0", "93, 0"
  })
  void whatIsEncryptedOrOfAnotherMethodIsRefused(int method, int flags) {
    byte[] archive =
        zip.header(NAME, method, flags, CONTENT, CONTENT.length).raw(CONTENT).archive();

    assertThat(Unpacking.refusal(archive))
        .isEqualTo(Message.of(Problem.FORMAT_FEATURE_UNKNOWN, "zip"));
  }

  @Test
  void whatIsEncryptedOnlyByTheDirectoryIsRefused() {
    zip.header(NAME, STORED, 0, CONTENT, CONTENT.length).raw(CONTENT);

    byte[] archive = zip.entry(NAME, STORED, 1, CONTENT, CONTENT.length, 0).archive();

    assertThat(Unpacking.refusal(archive))
        .isEqualTo(Message.of(Problem.FORMAT_FEATURE_UNKNOWN, "zip"));
  }

  @ParameterizedTest
  @ValueSource(ints = {STORED, DEFLATED})
  void aWrongChecksumIsDamaged(int method) {
    byte[] archive = zip.member(NAME, CONTENT, method, 0).archive();
    archive[14] ^= 1;

    assertThat(Unpacking.refusal(archive)).isEqualTo(damaged());
  }

  @Test
  void sizesThatAreNotThoseOfTheDataAreDamaged() {
    byte[] data = ZipSample.deflated(CONTENT);

    for (int difference : new int[] {-1, 1}) {
      byte[] archive =
          new ZipSample()
              .header(NAME, DEFLATED, 0, CONTENT, data.length + difference)
              .raw(data)
              .entry(NAME, DEFLATED, 0, CONTENT, data.length, 0)
              .archive();

      assertThat(Unpacking.refusal(archive)).isEqualTo(damaged());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aDirectoryThatTellsOfSomethingElseIsDamaged(int lie) {
    zip.header(NAME, STORED, 0, CONTENT, CONTENT.length).raw(CONTENT);
    byte[] other = CONTENT.clone();
    other[0] ^= (byte) (lie == 0 ? 1 : 0);
    int packedSize = CONTENT.length - (lie == 1 ? 1 : 0);

    byte[] archive = zip.entry(NAME, STORED, 0, other, packedSize, lie == 2 ? 1 : 0).archive();

    assertThat(Unpacking.refusal(archive)).isEqualTo(damaged());
  }

  @Test
  void theEndMustKnowHowManyMembersThereAre() {
    byte[] archive = zip.member(NAME, CONTENT, STORED, 0).archive(2, "");

    assertThat(Unpacking.refusal(archive)).isEqualTo(damaged());
  }

  @Test
  void aCommentMayFollow() throws IOException {
    byte[] archive = zip.member(NAME, CONTENT, STORED, 0).archive(1, "a comment".repeat(1000));

    assertThat(Unpacking.unpack(archive)).isEqualTo(CONTENT);
  }

  @Test
  void aFileThatTheDirectoryDoesNotNameIsNone() {
    byte[] archive = zip.header(NAME, STORED, 0, CONTENT, CONTENT.length).raw(CONTENT).archive();

    assertThat(Unpacking.refusal(archive)).isEqualTo(notOneFile());
  }

  private static Message damaged() {
    return Message.of(Problem.FORMAT_DAMAGED, "zip");
  }

  private static Message notOneFile() {
    return Message.of(Problem.ARCHIVE_FILES, "zip");
  }
}
