package io.darkroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedJsonBodyTest {

  private static final int DEEP = 100_000;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "no body | ``",
        "only white space | ` \r\n`",
        "an open object | {",
        "an open string | {\"a\":\"b",
        "an open list | {\"a\":[1",
        "a comma too many | {\"a\":1,}",
        "a comma too few | {\"a\":1 \"b\":2}",
        "no colon | {\"a\" 1}",
        "a bare word | {\"a\":yes}",
        "a bare key | {a:1}",
        "single quotes | {'a':1}",
        "a comment | {/* a */}",
        "a number with a leading zero | {\"a\":01}",
        "a number that is none | {\"a\":NaN}",
        "a number with a plus | {\"a\":+1}",
        "an exponent that no number has | {\"a\":1e99999999999}",
        "an unknown escape | {\"a\":\"\\x\"}",
        "a short escape | {\"a\":\"\\u12\"}",
        "a control character | {\"a\":\"\u0001\"}",
        "a mark of the byte order | \uFEFF{}",
        "text after the object | {} x",
        "an object after the object | {}{}",
        "a bracket after the object | {}}",
        "text after a list | [] x",
        "text after a number | 1 2",
        "a form | type=import&input="
      })
  void isNotJson(String what, String body) {
    assertThat(Refusals.of(() -> Bodies.read(body)))
        .as(what)
        .isEqualTo(Message.of(Problem.BODY_MALFORMED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7B2261223A22FF227D", // never a part of UTF-8
        "7B2261223A22C080227D", // NUL in two bytes
        "7B2261223A22EDA080227D", // half of a surrogate pair
        "7B2261223A22F4908080227D", // beyond the last code point
        "7B2261223A22E282227D", // cut off within a character
        "7B22E9223A317D", // Latin-1
        "7B7DE2", // after the object
        "FFFE7B007D00" // UTF-16
      })
  void isNotUtf8(String hex) {
    assertThat(Refusals.of(() -> Bodies.read(HexFormat.of().parseHex(hex))))
        .isEqualTo(Message.of(Problem.BODY_MALFORMED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "true", "1", "-1.5e3", "\"import\"", "\"\"", "[]", "[{}]"})
  void isNotAnObject(String body) {
    assertThat(Refusals.of(() -> Bodies.read(body)))
        .isEqualTo(Message.of(Problem.BODY_NOT_AN_OBJECT));
  }

  @ParameterizedTest
  @CsvSource({"'[', ']'", "'{\"a\":', '}'", "'[{\"a\":', '}]'"})
  void isTooDeep(String open, String close) {
    String closed = "{\"a\":" + open.repeat(DEEP) + "1" + close.repeat(DEEP) + "}";
    String open100000 = open.repeat(DEEP);

    assertThat(Refusals.of(() -> Bodies.read(closed)))
        .isEqualTo(Message.of(Problem.BODY_MALFORMED));
    assertThat(Refusals.of(() -> Bodies.read(open100000)))
        .isEqualTo(Message.of(Problem.BODY_MALFORMED));
  }

  @ParameterizedTest
  @ValueSource(ints = {1200, 100_000})
  void hasANumberOfTooManyDigits(int digits) {
    assertThat(Refusals.of(() -> Bodies.read("{\"a\":" + "1".repeat(digits) + "}")))
        .isEqualTo(Message.of(Problem.BODY_MALFORMED));
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"type\":\"a\\u0000b\"}', type",
    "'{\"input\":{\"name\":\"\\uD83D\"}}', name",
    "'{\"input\":{\"name\":\"\\uDE00\"}}', name",
    "'{\"input\":{\"name\":\"\\uDE00\\uD83D\"}}', name",
    "'{\"input\":{\"tags\":[\"a\",\"\\uD83Dx\"]}}', tags",
    "'{\"a\\u0000b\":1}', body",
    "'{\"input\":{\"\\uD83D\":1}}', input",
    "'{\"input\":[[{\"\\u0000\":1}]]}', input",
    "'[\"\\u0000\"]', body",
    "'\"\\uD83D\"', body"
  })
  void hasTextThatNoDatabaseKeeps(String body, String place) {
    assertThat(Refusals.of(() -> Bodies.read(body)))
        .isEqualTo(Message.of(Problem.PROPERTY_NOT_STORABLE, place));
  }
}
