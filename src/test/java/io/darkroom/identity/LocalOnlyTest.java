package io.darkroom.identity;

import static io.darkroom.identity.LocalClients.ADMINISTRATOR;
import static io.darkroom.identity.LocalClients.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.Refusals;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalOnlyTest {

  private final LocalClients clients = new LocalClients(Map.of());

  @AfterEach
  void close() {
    clients.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.255.255.254",
        "::1",
        "0:0:0:0:0:0:0:1",
        "0:0:0:0:0:0:0:1%0",
        "::ffff:127.0.0.1"
      })
  void whoeverIsOnThisMachineAdministersIt(String remoteAddress) {
    assertThat(clients.identify(remoteAddress, Map.of())).isEqualTo(ADMINISTRATOR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "128.0.0.1",
        "126.255.255.255",
        "10.0.0.1",
        "0.0.0.0",
        "169.254.169.254",
        "::",
        "::2",
        "fe80::1",
        "fd00::1",
        "::ffff:10.0.0.1",
        "2001:db8::127.0.0.1",
        "example.org",
        ""
      })
  void nobodyElseIsServed(String remoteAddress) {
    assertThat(Refusals.of(() -> clients.identify(remoteAddress, Map.of()))).isEqualTo(REFUSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LocalHost:9292",
        "127.0.0.1",
        "127.0.0.1:9292",
        "127.1.2.3:80",
        "[::1]",
        "[::1]:9292",
        "[0:0:0:0:0:0:0:1]:9292",
        "[::ffff:127.0.0.1]:9292"
      })
  void aHostThatNamesThisMachineIsServed(String host) {
    assertThat(clients.identify("127.0.0.1", Map.of("Host", host))).isEqualTo(ADMINISTRATOR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost.evil.com",
        "localhost.evil.com:9292",
        "evil.localhost",
        "localhost.",
        "127.0.0.1.nip.io",
        "127.0.0.1.nip.io:9292",
        "127-0-0-1.nip.io",
        "evil.com",
        "evil.com:9292",
        "localhost@evil.com",
        "10.0.0.1:9292",
        "0.0.0.0:9292",
        "[::]:9292",
        "[fe80::1]:9292",
        "[::1",
        "::1",
        "0x7f000001",
        "lo calhost",
        "http://localhost",
        ""
      })
  void aHostThatANameServiceCouldPointHereIsRefused(String host) {
    assertThat(Refusals.of(() -> clients.identify("127.0.0.1", Map.of("Host", host))))
        .isEqualTo(REFUSED);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, X, x, darkroom.identity.mode",
    "127.0.0.1, Host, evil.com, darkroom.identity.mode",
    "127.0.0.1, Origin, http://evil.com, darkroom.http.cors.allowed-origins",
    "127.0.0.1, X-Forwarded-For, 10.0.0.1, darkroom.http.trusted-proxies"
  })
  void theLogSaysWhichSettingToChange(
      String remoteAddress, String header, String value, String setting) {
    assertThat(Refusals.of(() -> clients.identify(remoteAddress, Map.of(header, value))))
        .isEqualTo(REFUSED);

    assertThat(clients.logged())
        .containsExactly("Refused a client that is not local; see " + setting);
  }

  @Test
  void aTokenMeansNothing() {
    assertThat(clients.identify("127.0.0.1", Map.of("X-Auth-Token", "somebody")))
        .isEqualTo(ADMINISTRATOR);
  }
}
