package io.darkroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests are let in, by what their headers hold. */
class HeaderGuardTest {

  private final AtomicBoolean passedOn = new AtomicBoolean();

  private Exchange answered(String... headers) throws Exception {
    Exchange exchange = new Exchange("GET", headers);
    new HeaderGuard(new ErrorAnswers(List.of()))
        .doFilter(
            exchange.request(), exchange.response(), (request, response) -> passedOn.set(true));
    return exchange;
  }

  static IntStream controls() {
    return IntStream.concat(IntStream.range(0, ' '), IntStream.of(0x7f)).filter(c -> c != '\t');
  }

  @ParameterizedTest
  @MethodSource("controls")
  void controlCharactersAreRefused(int control) throws Exception {
    Exchange exchange = answered("X-Auth-Token", "t", "x-image-meta-name", "a" + (char) control);

    assertThat(passedOn).isFalse();
    assertThat(exchange.status()).isEqualTo(400);
    assertThat(exchange.body()).isNotEmpty();
  }

  @Test
  void controlCharactersAreRefusedInEveryValue() throws Exception {
    assertThat(answered("X-One", "good", "x-one", "\u0001").status()).isEqualTo(400);
    assertThat(passedOn).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\t tab", "caf\u00e9", "\u65e5\u672c", "\u0085\u009f\u00a0", "~!\"{}"})
  void anythingElseIsLetIn(String value) throws Exception {
    String bytes = new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

    answered("x-image-meta-name", value, "x-image-meta-property-a", bytes);

    assertThat(passedOn).isTrue();
  }

  @Test
  void requestWithoutHeadersIsLetIn() throws Exception {
    answered();

    assertThat(passedOn).isTrue();
  }
}
