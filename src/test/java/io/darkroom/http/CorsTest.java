package io.darkroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.platform.settings.TestSettings;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsTest {

  private static final String CONSOLE = "https://console.example";
  private static final String ALLOWED = "Access-Control-Allow-Origin";
  private static final String[] PREFLIGHT = {
    "Origin", CONSOLE, "Access-Control-Request-Method", "PATCH"
  };

  private final AtomicBoolean passedOn = new AtomicBoolean();

  @Test
  void isOffUntilTheOperatorNamesSomebody() throws Exception {
    assertThat(answer("", new Exchange("OPTIONS", PREFLIGHT)).answered()).isEmpty();
    assertThat(passedOn).isTrue();
  }

  @Test
  void aNamedSiteMayReadTheAnswerAndTheHeadersOfTheApi() throws Exception {
    Exchange exchange = answer(CONSOLE, new Exchange("GET", "Origin", CONSOLE));

    assertThat(passedOn).isTrue();
    assertThat(exchange.answered()).containsEntry(ALLOWED, CONSOLE).containsEntry("Vary", "Origin");
    assertThat(exchange.answered().get("Access-Control-Expose-Headers"))
        .contains("X-Openstack-Request-Id", "Location");
    assertThat(exchange.answered()).doesNotContainKey("Access-Control-Allow-Credentials");
  }

  @Test
  void itsPreflightIsAnsweredBeforeAnybodyElseSeesIt() throws Exception {
    Exchange exchange = new Exchange("OPTIONS", PREFLIGHT);
    answer(CONSOLE, exchange);

    assertThat(passedOn).isFalse();
    assertThat(exchange.status()).isEqualTo(200);
    assertThat(exchange.answered()).containsEntry(ALLOWED, CONSOLE);
    assertThat(exchange.answered().get("Access-Control-Allow-Methods")).contains("PATCH", "DELETE");
    assertThat(exchange.answered()).doesNotContainKey("Access-Control-Allow-Headers");
  }

  @Test
  void theHeadersThatAPageWantsToSendAreAllowed() throws Exception {
    Exchange exchange =
        new Exchange(
            "OPTIONS",
            "Origin",
            CONSOLE,
            "Access-Control-Request-Method",
            "POST",
            "Access-Control-Request-Headers",
            "content-type, x-auth-token");

    assertThat(answer(CONSOLE, exchange).answered())
        .containsEntry("Access-Control-Allow-Headers", "content-type, x-auth-token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "http://console.example", "null", ""})
  void anotherSiteGetsNothing(String origin) throws Exception {
    Exchange exchange =
        new Exchange("OPTIONS", "Origin", origin, "Access-Control-Request-Method", "GET");

    assertThat(answer(CONSOLE, exchange).answered()).containsOnlyKeys("Vary");
    assertThat(passedOn).isTrue();
  }

  @Test
  void aStarMeansEverybody() throws Exception {
    assertThat(answer("*", new Exchange("GET", "Origin", "https://any.example")).answered())
        .containsEntry(ALLOWED, "*");
  }

  private Exchange answer(String allowed, Exchange exchange) throws Exception {
    new Cors(TestSettings.with("darkroom.http.cors.allowed-origins", allowed))
        .doFilter(
            exchange.request(), exchange.response(), (request, response) -> passedOn.set(true));
    return exchange;
  }
}
