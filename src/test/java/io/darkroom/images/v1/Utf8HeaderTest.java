package io.darkroom.images.v1;

import static io.darkroom.images.v1.MetaRequests.bytesOf;
import static io.darkroom.images.v1.MetaRequests.request;
import static io.darkroom.images.v1.MetaRequests.sent;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.http.Utf8Headers;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts in headers, as the bytes that clients send. */
class Utf8HeaderTest {

  private static final Utf8Header PLAIN = new Utf8Header(false);
  private static final Utf8Header QUOTED = new Utf8Header(true);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ubuntu 10.04 Plain 5GB",
        "caf\u00e9",
        "\u65e5\u672c\u8a9e",
        "\uD83D\uDE00 4 bytes",
        "\u05e9\u05dc\u05d5\u05dd",
        "100%",
        "a%20b"
      })
  void isUtf8(String text) {
    assertThat(PLAIN.text(bytesOf(text))).isEqualTo(text);
    assertThat(PLAIN.text(text)).as("decoded by the server").isEqualTo(text);
  }

  /** Halves of sequences, more bytes than needed, halves of surrogate pairs, beyond Unicode. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "caf\u00e9",
        "\u00ff\u00fe",
        "\u00e6\u0097",
        "\u00c0\u00af",
        "\u00ed\u00a0\u0080",
        "\u00f4\u0090\u0080\u0080",
        "good \u00c3\u00a9 bad \u00e9"
      })
  void isIso8859WhenItIsNoUtf8(String header) {
    assertThat(PLAIN.text(header)).isEqualTo(header);
  }

  @ParameterizedTest
  @CsvSource({
    "my%20image,              my image",
    "caf%C3%A9,               caf\u00e9",
    "%F0%9F%98%80,            \uD83D\uDE00",
    "caf%E9,                  caf\u00e9",
    "a%2Bb,                   a+b",
    "100%25,                  100%",
    "http://host:80/a%3Fb%3D1, http://host:80/a?b=1",
    "%2520,                   %20",
    "plain-text_1.2~3,        plain-text_1.2~3"
  })
  void isUnquotedWhenTheClientQuotes(String header, String meant) {
    assertThat(QUOTED.text(header)).isEqualTo(meant);
    assertThat(PLAIN.text(header)).isEqualTo(header);
  }

  /** Older ones of these clients send texts as they are. */
  @ParameterizedTest
  @ValueSource(strings = {"100%", "a b%20c", "50%2", "%zz", "a+b", "a%20b c", "\u65e5%20"})
  void isLeftAloneWhenItCannotHaveBeenQuoted(String text) {
    assertThat(QUOTED.text(bytesOf(text))).isEqualTo(text);
  }

  @Test
  void isReadInNoTimeHoweverLongItIs() {
    assertThat(QUOTED.text("%41".repeat(20_000) + "!")).endsWith("%41!");
    assertThat(QUOTED.text("%41".repeat(20_000))).isEqualTo("A".repeat(20_000));
  }

  @ParameterizedTest
  @CsvSource({
    "python-glanceclient,               true",
    "python-glanceclient/3.2,           true",
    "openstacksdk/1.0 python-glanceclient, false",
    "curl/8.0,                          false",
    "'',                                false"
  })
  void isQuotedByOneClientOnly(String client, boolean quotes) {
    assertThat(Utf8Header.of(request("User-Agent", client))).isEqualTo(new Utf8Header(quotes));
    assertThat(sent("User-Agent", client, "x-image-meta-name", "a%20b").get("name"))
        .contains(quotes ? "a b" : "a%20b");
  }

  @Test
  void isNotQuotedByWhoDoesNotSayWhoItIs() {
    assertThat(Utf8Header.of(request())).isEqualTo(PLAIN);
  }

  @Test
  void hidesNoNulInQuotes() {
    assertThat(
            Refusals.of(
                () ->
                    sent("User-Agent", "python-glanceclient", "x-image-meta-property-a", "x%00y")))
        .isEqualTo(Message.of(Problem.PROPERTY_NOT_STORABLE, "x-image-meta-property_a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nb", "a\n\tb", "a\0\u007fb", "a\u001b\u000bb"})
  void isOneLine(String text) {
    assertThat(Utf8Headers.line(text)).isEqualTo("a  b");
  }

  @Test
  void keepsAllThatBelongsToALine() {
    assertThat(Utf8Headers.line("caf\u00e9 \uD83D\uDE00: \"x\"; y"))
        .isEqualTo("caf\u00e9 \uD83D\uDE00: \"x\"; y");
  }
}
