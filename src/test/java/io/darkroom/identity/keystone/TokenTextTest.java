package io.darkroom.identity.keystone;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.http.Exchange;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be a token, and what nobody needs to be asked about. */
class TokenTextTest {

  private static final String HEADER = "X-Auth-Token";
  private static final Message INVALID = Message.of(Problem.TOKEN_INVALID);

  private static Message refusal(String... headers) {
    return Refusals.of(() -> TokenText.of(new Exchange("GET", headers).request(), HEADER));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gAAAAABnRMfV3Yq-2e_0-7bqPz5H7PvLc3Yg0w==",
        "0123456789abcdef0123456789abcdef",
        "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ1In0.c2ln",
        "a"
      })
  void aTokenIsTakenAsItIs(String text) {
    assertThat(TokenText.of(new Exchange("GET", HEADER, text).request(), HEADER))
        .contains(new TokenText(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {" a", "a ", "\ta\t", "  \t a \t "})
  void blanksAroundATokenAreNoPartOfIt(String sent) {
    assertThat(TokenText.of(new Exchange("GET", HEADER, sent).request(), HEADER))
        .contains(new TokenText("a"));
  }

  @Test
  void thereMayBeNone() {
    assertThat(TokenText.of(new Exchange("GET").request(), HEADER)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a b",
        "a,b",
        "a\r\nX-Auth-Token: b",
        "a\nb",
        "a\u0000",
        "a\u007f",
        "t\u00f6ken",
        "\ud83d\ude00",
        "a%0d%0ab",
        "=a",
        "a=b",
        "{}",
        "\"a\"",
        "${jndi:ldap://x}"
      })
  void whatIsWrittenLikeNoTokenIsNone(String text) {
    assertThat(refusal(HEADER, text)).isEqualTo(INVALID);
  }

  @Test
  void aTokenHasAnEnd() {
    assertThat(TokenText.of(new Exchange("GET", HEADER, "a".repeat(2048)).request(), HEADER))
        .isPresent();
    assertThat(refusal(HEADER, "a".repeat(2049))).isEqualTo(INVALID);
    assertThat(refusal(HEADER, "a".repeat(100_000))).isEqualTo(INVALID);
  }

  @Test
  void twoTokensAreNone() {
    assertThat(refusal(HEADER, "a", HEADER, "b")).isEqualTo(INVALID);
    assertThat(refusal(HEADER, "a", HEADER, "a")).isEqualTo(INVALID);
  }

  @Test
  void isRememberedByWhatCannotBeUsedInItsPlace() {
    assertThat(new TokenText("abc").hash())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void isShownToNobody() {
    assertThat(new TokenText("s3cret").toString()).doesNotContain("s3cret");
  }
}
