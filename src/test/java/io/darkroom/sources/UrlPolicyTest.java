package io.darkroom.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlPolicyTest {

  private static final Map<String, List<String>> NAMES =
      Map.of(
          "public.example", List.of("8.8.8.8"),
          "private.example", List.of("10.0.0.1", "127.0.0.1"),
          "mixed.example", List.of("10.0.0.1", "8.8.8.8"),
          "metadata.example", List.of("169.254.169.254"),
          "inside.example", List.of("10.0.0.7"));

  private final UrlPolicy policy = policy("*", "inside.example", "10.0.0.9", "fd00::1");

  @AfterEach
  void close() {
    policy.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://public.example/image",
        "https://public.example",
        "HTTPS://Public.Example:443/a/../b?c=d",
        "http://public.example:/image",
        "http://8.8.8.8/image",
        "http://[2606:4700:4700::1111]/image",
        "http://public.example:8123/image",
        "http://inside.example/image",
        "http://10.0.0.9/image",
        "http://[fd00:0:0::1]/image",
        "http://mixed.example./image",
        "http://unknown.example/image"
      })
  void acceptsWhatItCanRead(String url) {
    assertThat(policy.checkAtCreate("import_from", url)).hasToString(url);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SOURCE_URL_INVALID         | ''",
        "SOURCE_URL_INVALID         | image.qcow2",
        "SOURCE_URL_INVALID         | //public.example/image",
        "SOURCE_URL_INVALID         | http:",
        "SOURCE_URL_INVALID         | http:public.example",
        "SOURCE_URL_INVALID         | http://",
        "SOURCE_URL_INVALID         | http:///image",
        "SOURCE_URL_INVALID         | http://public.example/with space",
        "SOURCE_URL_INVALID         | http://public.example\\@10.0.0.1/",
        "SOURCE_URL_INVALID         | http://public.example:0/",
        "SOURCE_URL_INVALID         | http://public.example:99999/",
        "SOURCE_URL_INVALID         | http://public.example:99999999999/",
        "SOURCE_URL_INVALID         | http://public.example:port/",
        "SOURCE_URL_INVALID         | http://[::1",
        "SOURCE_URL_INVALID         | http://[::1%25lo]/",
        "SOURCE_URL_INVALID         | http://[::99999999999224.0.0.0]/",
        "SOURCE_URL_INVALID         | http://public.example/\ud83d",
        "SOURCE_URL_INVALID         | http://2130706433/",
        "SOURCE_URL_INVALID         | http://0x7f000001/",
        "SOURCE_URL_INVALID         | http://0x7f.0.0.1/",
        "SOURCE_URL_INVALID         | http://127.1/",
        "SOURCE_URL_INVALID         | http://0177.0.0.1/",
        "SOURCE_URL_INVALID         | http://127.0.0.01/",
        "SOURCE_URL_INVALID         | http://%31%32%37.0.0.1/",
        "SOURCE_CREDENTIALS_REFUSED | http://user@public.example/",
        "SOURCE_CREDENTIALS_REFUSED | http://user:secret@public.example/",
        "SOURCE_CREDENTIALS_REFUSED | http://@public.example/",
        "SOURCE_PORT_REFUSED        | http://public.example:22/",
        "SOURCE_PORT_REFUSED        | http://10.0.0.9:8079/",
        "SOURCE_PORT_REFUSED        | http://10.0.0.9:8150/",
        "SOURCE_HOST_REFUSED        | http://127.0.0.1/",
        "SOURCE_URL_INVALID         | http://127.0.0.1./",
        "SOURCE_HOST_REFUSED        | http://169.254.169.254/latest/meta-data",
        "SOURCE_HOST_REFUSED        | http://0.0.0.0/",
        "SOURCE_HOST_REFUSED        | http://10.0.0.8/",
        "SOURCE_HOST_REFUSED        | http://[::1]/",
        "SOURCE_HOST_REFUSED        | http://[::]/",
        "SOURCE_HOST_REFUSED        | http://[::ffff:127.0.0.1]/",
        "SOURCE_HOST_REFUSED        | http://[::ffff:7f00:1]/",
        "SOURCE_HOST_REFUSED        | http://[64:ff9b::127.0.0.1]/",
        "SOURCE_HOST_REFUSED        | http://[fd00::2]/"
      })
  void refusesByTheUrlAlone(Problem problem, String url) {
    assertThat(Refusal.of(() -> policy.check("import_from", url)))
        .isEqualTo(Message.of(problem, "import_from"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "filesystem:///etc/passwd",
        "ftp://public.example/",
        "gopher://10.0.0.1/",
        "swift+http://user:key@public.example/",
        "jar:http://public.example/!/",
        "mailto:somebody"
      })
  void refusesOtherSchemes(String url) {
    assertThat(Refusal.of(() -> policy.check("import_from", url)))
        .isEqualTo(Message.of(Problem.SOURCE_SCHEME_REFUSED, "import_from", "http, https"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"private.example", "metadata.example", "PRIVATE.example."})
  void refusesANameAtCreateWhenEveryAddressOfItIs(String host) {
    String url = "http://" + host + "/image";

    assertThat(policy.check("import_from", url)).hasToString(url);
    assertThat(Refusal.of(() -> policy.checkAtCreate("import_from", url)))
        .isEqualTo(Message.of(Problem.SOURCE_HOST_REFUSED, "import_from"));
  }

  @Test
  void refusesANamedHostAtCreateThatIsAtDeniedAddressesOnly() {
    Map<String, String> settings =
        Map.of("allowed-hosts", "inside.example,mixed.example", "denied-cidrs", "10.0.0.0/8");
    try (Closing closing =
        new Closing(new UrlPolicy(TestImports.with(settings), UrlPolicyTest::resolve))) {
      String url = "http://mixed.example/";
      assertThat(closing.policy.checkAtCreate("x", url)).hasToString(url);
      assertThat(Refusal.of(() -> closing.policy.checkAtCreate("x", "http://inside.example/")))
          .isEqualTo(Message.of(Problem.SOURCE_HOST_REFUSED, "x"));
    }
  }

  @Test
  void refusesANameThatIsNotInAListOfNames() {
    try (Closing listed = new Closing(policy("inside.example"))) {
      assertThat(Refusal.of(() -> listed.policy.check("x", "http://public.example/")))
          .isEqualTo(Message.of(Problem.SOURCE_HOST_REFUSED, "x"));
      assertThatThrownBy(() -> listed.policy.addresses("public.example"))
          .isInstanceOf(UnknownHostException.class);
    }
  }

  @Test
  void leavesTheFragmentOutAndEncodesWhatIsNotAscii() {
    assertThat(policy.check("x", "http://public.example/b\u00fccher?q=1#part"))
        .hasToString("http://public.example/b%C3%BCcher?q=1");
  }

  @ParameterizedTest
  @CsvSource({
    "public.example, 8.8.8.8",
    "mixed.example, 8.8.8.8",
    "inside.example, 10.0.0.7",
    "8.8.8.8, 8.8.8.8",
    "10.0.0.9, 10.0.0.9",
    "[fd00::1], fd00::1",
    "fd00::1, fd00::1"
  })
  void givesOnlyPermittedAddresses(String host, String address) throws UnknownHostException {
    assertThat(policy.addresses(host)).containsExactly(InetAddress.getByName(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "private.example",
        "metadata.example",
        "unknown.example",
        "127.0.0.1",
        "::1",
        "[::1]",
        "fe80::1%1",
        "2130706433",
        "127.1"
      })
  void hasNoAddressesForARefusedHost(String host) {
    assertThatThrownBy(() -> policy.addresses(host)).isInstanceOf(UnknownHostException.class);
  }

  @Test
  void saysNothingOfTheUrlItRefuses() {
    for (String url :
        List.of("http://user:s3cret@public.example/?s3cret", "http://[::1/?token=s3cret")) {
      assertThatThrownBy(() -> policy.check("import_from", url))
          .isInstanceOf(ProblemException.class)
          .hasNoCause()
          .message()
          .doesNotContain("s3cret", "public.example");
    }
  }

  private static UrlPolicy policy(String... hosts) {
    return new UrlPolicy(
        TestImports.with(
            Map.of(
                "allowed-hosts", String.join(",", hosts),
                "allowed-ports", "80,443,8100-8199",
                "denied-ports", "8150")),
        UrlPolicyTest::resolve);
  }

  private static InetAddress[] resolve(String host) throws UnknownHostException {
    List<String> addresses = NAMES.get(host);
    if (addresses == null) {
      throw new UnknownHostException(host);
    }
    return Addresses.of(addresses);
  }

  private record Closing(UrlPolicy policy) implements AutoCloseable {

    @Override
    public void close() {
      policy.close();
    }
  }
}
