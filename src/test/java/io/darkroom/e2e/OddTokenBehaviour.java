package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Grant;
import io.darkroom.support.GuardedService;
import io.darkroom.support.IdentityAnswer;
import io.darkroom.support.IdentityStub;
import io.darkroom.support.RawConnection;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be a token is refused without anybody being asked, and is shown to nobody. */
interface OddTokenBehaviour {

  /** In each of them, to be looked for. */
  String MARK = "odd-0a1b2c";

  String VALID = "VALID";

  GuardedService guarded();

  static Stream<Arguments> oddities() {
    return Stream.of(
        odd("100 kB", token(MARK + "t".repeat(100_000))),
        odd("a letter more than a token can have", token(MARK + "t".repeat(2049 - MARK.length()))),
        odd("nothing", token("")),
        odd("blanks", token("   ")),
        odd("a space within", token(MARK + " " + MARK)),
        odd("a tab within", token(MARK + "\t" + MARK)),
        odd("a comma", token(MARK + "," + MARK)),
        odd("quotes", token("\"" + MARK + "\"")),
        odd("a semicolon", token(MARK + ";a=b")),
        odd("an equals sign within", token(MARK + "=" + MARK)),
        odd("a percent escape", token(MARK + "%0d%0aX-Injected: 1")),
        odd("markup", token("<b>" + MARK + "</b>")),
        odd("a path", token(MARK + "?allow_expired=1")),
        odd("letters of no header", token(MARK + "\u00fc\u00ff")),
        odd(
            "UTF-8",
            token(
                MARK
                    + new String(
                        "ü".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))),
        odd("a control character", token(MARK + "\u0001")),
        odd("a null", token(MARK + "\0" + MARK)),
        odd("an escape sequence of a terminal", token(MARK + "\u001b[31m")),
        odd("a delete character", token(MARK + "\u007f")),
        odd("a folded line", token(MARK + "\r\n " + MARK)),
        odd("a folded line that looks like a log's", token(MARK + "\r\n INFO " + MARK)),
        odd("a lone carriage return", token(MARK + "\r" + MARK)),
        odd("the same token twice", token(VALID) + token(VALID)),
        odd("another token before it", token(MARK) + token(VALID)),
        odd("another token behind it", token(VALID) + token(MARK)),
        odd("an empty one behind it", token(VALID) + token("")),
        odd("two tokens in one line", token(VALID + ", " + VALID)),
        odd("a scheme", token("Bearer " + VALID)));
  }

  private static Arguments odd(String what, String headers) {
    return Arguments.of(what, headers);
  }

  private static String token(String value) {
    return "X-Auth-Token: " + value + "\r\n";
  }

  private String exchange(String headers) throws Exception {
    String request =
        "GET /v2/tasks HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" + headers + "\r\n";
    return RawConnection.exchange(
        guarded().service().port(), request.getBytes(StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("oddities")
  default void oddTokenIsRefusedUnasked(String what, String headers) throws Exception {
    String valid = guarded().keystone().token(Grant.inNewProject("admin"));

    String answer = exchange(headers.replace(VALID, valid));

    assertThat(answer).matches("(?s)HTTP/1\\.1 (401|400|431) .*");
    assertThat(answer).doesNotContain(MARK, valid, "X-Injected", "Exception", "\tat ");
    assertThat(guarded().keystone().validations(valid)).isEmpty();
    assertThat(guarded().keystone().calls())
        .noneMatch(call -> call.toString().contains(MARK) || call.toString().contains("Injected"));
    assertThat(guarded().service().output())
        .doesNotContain(MARK, "X-Injected")
        .doesNotContain(valid);
  }

  @Test
  default void longestTokenIsAskedAbout() throws Exception {
    String longest = IdentityStub.newToken().replace("=", "") + "t".repeat(5000);
    longest = longest.substring(0, 2048);
    guarded().keystone().answer(longest, IdentityAnswer.of(Grant.inNewProject("reader")));

    assertThat(exchange(token(longest))).startsWith("HTTP/1.1 200 ");
  }

  /** RFC 9112, section 2.2, leaves that to the server. */
  @Test
  default void aLoneLineFeedEndsALineAndNothingElse() throws Exception {
    String valid = guarded().keystone().token(Grant.inNewProject("admin"));

    String answer = exchange(token(valid + "\nX-Injected: " + MARK));

    assertThat(answer).startsWith("HTTP/1.1 200 ").doesNotContain("X-Injected", MARK);
    assertThat(guarded().keystone().calls())
        .noneMatch(call -> call.toString().contains("Injected"));
  }

  @Test
  default void blanksAroundATokenAreNoPartOfIt() throws Exception {
    String valid = guarded().keystone().token(Grant.inNewProject("reader"));

    assertThat(exchange(token(" \t" + valid + " \t "))).startsWith("HTTP/1.1 200 ");
  }
}
