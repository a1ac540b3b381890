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

class ForeignPageTest {

  private final LocalClients clients = new LocalClients(Map.of());

  @AfterEach
  void close() {
    clients.close();
  }

  @ParameterizedTest
  @CsvSource({
    "localhost:9292, http://localhost:9292",
    "127.0.0.1:9292, http://127.0.0.1:9292",
    "[::1]:9292, http://[::1]:9292",
    "localhost, http://localhost"
  })
  void aPageOfOurOwnIsServed(String host, String origin) {
    assertThat(clients.identify("127.0.0.1", Map.of("Host", host, "Origin", origin)))
        .isEqualTo(ADMINISTRATOR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.com",
        "https://localhost:9292",
        "http://localhost",
        "http://localhost:8080",
        "http://127.0.0.1:9292",
        "http://localhost:9292.evil.com",
        "http://localhost:9292@evil.com",
        "file://",
        "null",
        ""
      })
  void aPageOfAnotherSiteIsRefused(String origin) {
    Map<String, String> headers = Map.of("Host", "localhost:9292", "Origin", origin);

    assertThat(Refusals.of(() -> clients.identify("127.0.0.1", headers))).isEqualTo(REFUSED);
  }

  @Test
  void aPageIsRefusedWhenNobodyKnowsWhomItAsked() {
    assertThat(Refusals.of(() -> clients.identify("::1", Map.of("Origin", "http://localhost"))))
        .isEqualTo(REFUSED);
  }

  @ParameterizedTest
  @CsvSource({
    "Forwarded, for=127.0.0.1",
    "X-Forwarded-For, 127.0.0.1",
    "X-Forwarded-For, ''",
    "X-Forwarded-Host, localhost",
    "X-Forwarded-Port, 9292",
    "X-Forwarded-Prefix, /",
    "X-Forwarded-Proto, http",
    "X-Forwarded-Server, localhost",
    "x-forwarded-for, 127.0.0.1"
  })
  void whatCameThroughAProxyIsRefused(String name, String value) {
    Map<String, String> headers = Map.of("Host", "localhost:9292", name, value);

    assertThat(Refusals.of(() -> clients.identify("127.0.0.1", headers))).isEqualTo(REFUSED);
  }

  @Test
  void aPageThatTheOperatorNamesIsServedButAStarNamesNobody() {
    Map<String, String> headers = Map.of("Host", "localhost:9292", "Origin", "http://ours:8080");

    assertThat(identify("darkroom.http.cors.allowed-origins", "http://ours:8080", headers))
        .isEqualTo(ADMINISTRATOR);
    assertThat(Refusals.of(() -> identify("darkroom.http.cors.allowed-origins", "*", headers)))
        .isEqualTo(REFUSED);
  }

  @Test
  void whatCameThroughAProxyThatTheOperatorTrustsIsServed() {
    Map<String, String> headers = Map.of("Host", "localhost:9292", "X-Forwarded-For", "10.0.0.1");

    assertThat(identify("darkroom.http.trusted-proxies", "127.0.0.0/8", headers))
        .isEqualTo(ADMINISTRATOR);
    assertThat(Refusals.of(() -> identify("darkroom.http.trusted-proxies", "10.0.0.1", headers)))
        .isEqualTo(REFUSED);
  }

  private static Caller identify(String setting, String value, Map<String, String> headers) {
    try (LocalClients configured = new LocalClients(Map.of(setting, value))) {
      return configured.identify("127.0.0.1", headers);
    }
  }
}
