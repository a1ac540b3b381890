package io.darkroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponseWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of texts in headers on a server that knows no more than the Servlet API. */
class Utf8HeadersTest {

  private final Exchange exchange = new Exchange("GET");
  private final Utf8Headers headers = new Utf8Headers(exchange.response());

  @Test
  void asciiGoesWhereItAlwaysGoes() {
    headers.setHeader("ETag", "c2e5db72");
    headers.addHeader("x-image-meta-name", "Ubuntu 10.04 Plain 5GB ~");

    assertThat(exchange.answered())
        .containsEntry("ETag", "c2e5db72")
        .containsEntry("x-image-meta-name", "Ubuntu 10.04 Plain 5GB ~");
  }

  @ParameterizedTest
  @ValueSource(strings = {"caf\u00e9", "\u65e5\u672c\u8a9e", "\uD83D\uDE00", "\u0080"})
  void serverMakesOfOtherTextsWhatItCan(String text) {
    headers.setHeader("set", "before");
    headers.setHeader("set", text);
    headers.addHeader("added", text);
    headers.addHeader("added", "ascii");

    assertThat(exchange.answered())
        .containsEntry("set", text)
        .containsEntry("added", text + ", ascii");
  }

  @Test
  void nothingIsLostInWrappers() {
    new Utf8Headers(new HttpServletResponseWrapper(headers)).addHeader("name", "caf\u00e9");

    assertThat(exchange.answered()).containsEntry("name", "caf\u00e9");
  }
}
