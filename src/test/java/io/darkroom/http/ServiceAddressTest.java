package io.darkroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.identity.TrustedProxies;
import io.darkroom.platform.settings.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceAddressTest {

  private static final String DIRECT = "10.9.9.9";
  private static final String PROXIED = "10.0.0.0/24";

  @ParameterizedTest
  @ValueSource(strings = {"images.example", "images.example:9292", "127.0.0.1:80", "[::1]:9292"})
  void isTheOneThatTheClientAsked(String host) {
    assertThat(address(DIRECT, "Host", host)).isEqualTo("http://" + host + "/v2/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a b",
        "a/b",
        "a@b",
        "a\"b",
        "[::1",
        "a:b",
        "-a",
        "a?b",
        "a#b",
        "[:::]",
        "[1.2.3.4]",
        "[::1]x"
      })
  void isTheServersWhenTheClientNamesNoHost(String host) {
    assertThat(address(DIRECT, "Host", host)).isEqualTo("http://server.example:9292/v2/");
  }

  @Test
  void whatAClientForwardsDoesNotCount() {
    assertThat(
            address(
                DIRECT,
                "Host",
                "inside:9292",
                "X-Forwarded-Host",
                "evil.example",
                "X-Forwarded-Proto",
                "https"))
        .isEqualTo("http://inside:9292/v2/");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "images.example       | https | https://images.example/v2/",
        "images.example:8443  | https | https://images.example:8443/v2/",
        "outer.example, inner | http  | http://outer.example/v2/",
        "a b                  | https | https://inside:9292/v2/",
        "images.example       | gopher | http://images.example/v2/"
      })
  void whatATrustedProxyForwardsCounts(String host, String proto, String expected) {
    assertThat(
            address(
                PROXIED,
                "Host",
                "inside:9292",
                "X-Forwarded-Host",
                host,
                "X-Forwarded-Proto",
                proto))
        .isEqualTo(expected);
  }

  @Test
  void isHarmlessWhenTheContainerBelievesAHostThatIsNone() {
    Exchange exchange = new Exchange("GET", "Host", "[:::]").at("[:::]");

    assertThat(addresses(DIRECT).of(exchange.request(), "/v2/"))
        .hasToString("http://localhost/v2/");
  }

  private static String address(String trusted, String... headers) {
    return addresses(trusted).of(new Exchange("GET", headers).request(), "/v2/").toString();
  }

  private static ServiceAddress addresses(String trusted) {
    return new ServiceAddress(
        new TrustedProxies(TestSettings.with("darkroom.http.trusted-proxies", trusted)));
  }
}
