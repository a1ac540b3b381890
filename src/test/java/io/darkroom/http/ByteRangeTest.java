package io.darkroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110, section 14. */
class ByteRangeTest {

  private static final long SIZE = 1000;

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 0",
    "bytes=0-499, 0, 499",
    "bytes=500-999, 500, 999",
    "bytes=999-999, 999, 999",
    "bytes=500-, 500, 999",
    "bytes=0-, 0, 999",
    "bytes=-500, 500, 999",
    "bytes=-1, 999, 999",
    "bytes=-1000, 0, 999",
    "bytes=-5000, 0, 999",
    "bytes=900-5000, 900, 999",
    "bytes=0-99999999999999999999999, 0, 999",
    "bytes=-99999999999999999999999, 0, 999",
    "bytes=00-007, 0, 7",
    "bytes= 0-1 , 0, 1",
    "Bytes=0-1, 0, 1"
  })
  void isCutToTheSizeOfTheWhole(String header, long first, long last) {
    assertThat(ByteRange.of(header, SIZE)).contains(new ByteRange(first, last));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=5-2",
        "bytes=999999999999999999999999-5",
        "bytes=a-b",
        "bytes=0-b",
        "bytes=1.0-2",
        "bytes=--5",
        "bytes=0 - 5",
        "bytes 0-5",
        "items=0-5",
        "0-5"
      })
  void isIgnoredWhenNobodyUnderstandsIt(String header) {
    assertThat(ByteRange.of(header, SIZE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=1000-",
        "bytes=1000-1000",
        "bytes=1001-2000",
        "bytes=-0",
        "bytes=99999999999999999999999-"
      })
  void isRefusedWhenItLiesOutside(String header) {
    assertThat(Refusals.of(() -> ByteRange.of(header, SIZE)))
        .isEqualTo(Message.of(Problem.RANGE_NOT_SATISFIABLE, 1000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-1,3-4", "bytes=0-1,", "bytes=,", "bytes=-1, -2"})
  void isRefusedWhenThereAreSeveral(String header) {
    assertThat(Refusals.of(() -> ByteRange.of(header, SIZE)))
        .isEqualTo(Message.of(Problem.MULTIPLE_RANGES));
  }

  @Test
  void saysWhichPartOfWhatItIs() {
    ByteRange range = new ByteRange(5, 9);

    assertThat(range.length()).isEqualTo(5);
    assertThat(range.contentRange(SIZE)).isEqualTo("bytes 5-9/1000");
  }

  @ParameterizedTest
  @CsvSource({
    "bytes 0-3/10, 0, 3",
    "bytes 0-3/*, 0, 3",
    "bytes 9-9/10, 9, 9",
    "bytes 0-9/99, 0, 9",
    "bytes  2-5/*, 2, 5"
  })
  void someClientsAskWithTheHeaderOfAnswers(String header, long first, long last) {
    assertThat(ByteRange.ofContentRange(header, 10)).contains(new ByteRange(first, last));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes 5-*/*",
        "bytes 0-3",
        "bytes */10",
        "bytes 5-20/10",
        "bytes 10-10/10",
        "junk",
        "",
        "bytes=0-3",
        "bytes 3-1/10",
        "bytes 0-99999999999999999999/*",
        "items 0-3/10"
      })
  void thatHeaderHasToBeRight(String header) {
    assertThat(Refusals.of(() -> ByteRange.ofContentRange(header, 10)))
        .isEqualTo(Message.of(Problem.RANGE_NOT_SATISFIABLE, "10"));
  }

  @Test
  void withoutAnyHeaderTheWholeIsMeant() {
    assertThat(ByteRange.ofContentRange(null, 10)).isEmpty();
    assertThat(ByteRange.whole(10)).isEqualTo(new ByteRange(0, 9));
    assertThat(ByteRange.whole(0).length()).isZero();
  }
}
