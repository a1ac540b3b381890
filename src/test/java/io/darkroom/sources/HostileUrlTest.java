package io.darkroom.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import java.net.URI;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** URLs that mean one host to one reader and another to the next. */
class HostileUrlTest {

  private static final String[] PIECES = {
    "http",
    "https",
    "file",
    ":",
    "//",
    "/",
    "\\",
    "@",
    "#",
    "?",
    "%",
    "%00",
    "%2e",
    "%25",
    "[",
    "]",
    "::1",
    "::ffff:7f00:1",
    "127.0.0.1",
    "2130706433",
    "0x7f",
    "0177",
    "1",
    ".",
    "..",
    "-1",
    "80",
    "65536",
    "\u0000",
    "\t",
    "\r\n",
    " ",
    "\u3002",
    "\uff11",
    "\ud800",
    "\udc00",
    "\ud83d\ude00",
    "\u212a",
    "\u037e",
    "\u1fef",
    "\u226e",
    "xn--",
    "a",
    "*",
    "_",
    "allowed.example",
    "evil"
  };

  private final UrlPolicy policy =
      new UrlPolicy(
          TestImports.with(Map.of("allowed-hosts", "allowed.example")),
          host -> {
            throw new AssertionError("nobody is asked");
          });

  @AfterEach
  void close() {
    policy.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://\uff11\uff12\uff17.0.0.1/",
        "http://127\u30020\u30020\u30021/",
        "http://b\u00fccher.example/",
        "http://allowed\u3002example/",
        "http://allowed.example\u2024evil/",
        "http://%61llowed.example/",
        "http://allowed.example%00.evil/",
        "http://allowed.example%2eevil/",
        "http://a:b@c:d/",
        "http://evil\\@allowed.example/",
        "http://allowed.example\\.evil/",
        "http:\\\\allowed.example/",
        "http:/\\allowed.example/",
        "http:///x",
        "http:////allowed.example/",
        "http:/allowed.example/",
        "http:allowed.example/",
        "ht\ttp://allowed.example/",
        "http://allowed.example/\n",
        "http://allowed.example\r\nHost: evil/",
        " http://allowed.example/",
        "http://allowed.example /",
        "http://allowed.example:/:80/../\u0000",
        "http://allowed.example:-1/",
        "http://allowed.example:+80/",
        "http://allowed.example:0/",
        "http://allowed.example:65536/",
        "http://allowed.example:99999/",
        "http://allowed.example:0x50/",
        "http://allowed.example:\uff18\uff10/",
        "http://allowed.example../",
        "http://.allowed.example/",
        "http://[fe80::1%eth0]/",
        "http://[fe80::1%25eth0]/",
        "http://[::1",
        "http://::1/",
        "http://[127.0.0.1]/",
        "http://[v1.fe80::a+en1]/",
        "http://127.0.0.1.:80/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.0x0.0x0.0x1/",
        "http://127.0.0.1.1/",
        "http://allowed.example/\ud800"
      })
  void aUrlThatCanBeReadInTwoWaysIsRefused(String url) {
    assertThat(Refusal.of(() -> policy.check("import_from", url)))
        .isEqualTo(Message.of(Problem.SOURCE_URL_INVALID, "import_from"));
  }

  @ParameterizedTest
  @CsvSource({
    "SOURCE_CREDENTIALS_REFUSED, http://allowed.example@evil/",
    "SOURCE_CREDENTIALS_REFUSED, http://evil@allowed.example/",
    "SOURCE_CREDENTIALS_REFUSED, http://evil%40allowed.example@evil/",
    "SOURCE_HOST_REFUSED, http://evil#@allowed.example/",
    "SOURCE_HOST_REFUSED, http://evil?@allowed.example/",
    "SOURCE_HOST_REFUSED, http://evil/@allowed.example/",
    "SOURCE_HOST_REFUSED, http://allowed.example.evil/",
    "SOURCE_HOST_REFUSED, http://0.0.0.0/",
    "SOURCE_HOST_REFUSED, http://[::]/",
    "SOURCE_HOST_REFUSED, http://xn--bcher-kva.example/"
  })
  void theHostIsTheOneThatTheConnectionWouldGoTo(Problem problem, String url) {
    assertThat(Refusal.of(() -> policy.check("import_from", url)))
        .isEqualTo(Message.of(problem, "import_from"));
  }

  @ParameterizedTest
  @CsvSource({
    "http://ALLOWED.example, http://ALLOWED.example",
    "http://allowed.example.:/a, http://allowed.example.:/a",
    "http://allowed.example/#@evil, http://allowed.example/",
    "http://allowed.example?@evil, http://allowed.example?@evil"
  })
  void aUrlThatOnlyLooksOddIsRead(String url, String read) {
    assertThat(policy.check("import_from", url)).hasToString(read);
  }

  @Test
  void aUrlThatNoServerWouldTakeIsTooLong() {
    String start = "http://allowed.example/";
    String most = start + "x".repeat(8192 - start.length());
    Message tooLong = Message.of(Problem.PROPERTY_TOO_LONG, "import_from", 8192);

    assertThat(policy.check("import_from", most)).hasToString(most);
    assertThat(Refusal.of(() -> policy.check("import_from", most + "x"))).isEqualTo(tooLong);
    assertThat(Refusal.of(() -> policy.check("import_from", start + "\u00fc".repeat(2000))))
        .isEqualTo(tooLong);
  }

  @Test
  void whateverTextItIsThereIsAUrlOrAProblem() {
    Random random = new Random(9);
    for (int i = 0; i < 50_000; i++) {
      StringBuilder url = new StringBuilder(random.nextBoolean() ? "http://" : "");
      for (int pieces = random.nextInt(8); pieces >= 0; pieces--) {
        url.append(PIECES[random.nextInt(PIECES.length)]);
      }
      assertPure(url.toString());
    }
  }

  private void assertPure(String url) {
    try {
      URI checked = policy.check("x", url);
      assertThat(checked.getHost()).as(url).startsWithIgnoringCase("allowed.example");
    } catch (ProblemException refused) {
      assertThat(refused.problem().arguments()).as(url).first().isEqualTo("x");
    }
  }
}
