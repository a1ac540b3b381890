package io.darkroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorAnswerTest {

  private static final Message MESSAGE = Message.of(Problem.PROPERTY_UNKNOWN, "<b>&'\"");

  @Test
  void isPlainTextForWhoeverSaysNothing() throws Exception {
    Exchange exchange = answered();

    assertThat(exchange.status()).isEqualTo(400);
    assertThat(exchange.answered())
        .containsEntry("Content-Type", "text/plain;charset=UTF-8")
        .containsEntry("Content-Language", "en")
        .containsEntry("Vary", "Accept, Accept-Language");
    assertThat(exchange.body())
        .isEqualTo("400 Bad Request\n\nThe property \"<b>&'\"\" is not known here.\n");
  }

  @Test
  void isAPageWithoutForeignMarkupForBrowsers() throws Exception {
    assertThat(answered("Accept", "text/html,application/xhtml+xml;q=0.9").body())
        .isEqualTo(
            """
            <html lang="en">
             <head>
              <title>400 Bad Request</title>
             </head>
             <body>
              <h1>400 Bad Request</h1>
              The property "&lt;b&gt;&amp;'"" is not known here.
             </body>
            </html>
            """);
  }

  @Test
  void isJsonInTheLanguageOfTheReader() throws Exception {
    Exchange exchange = answered("Accept", "application/json", "Accept-Language", "de-CH, fr");

    assertThat(exchange.answered())
        .containsEntry("Content-Type", "application/json;charset=UTF-8")
        .containsEntry("Content-Language", "de");
    assertThat(exchange.body())
        .isEqualTo(
            """
            {"message":"Die Eigenschaft \\"<b>&'\\"\\" ist hier nicht bekannt.",\
            "code":"400 Bad Request","title":"Bad Request"}""");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/plain                                  | TEXT",
        "*/*                                         | HTML",
        "text/html                                   | HTML",
        "application/json                            | JSON",
        "APPLICATION/JSON                            | JSON",
        "application/json, */*                       | JSON",
        "text/html;q=0.5, application/json;q=0.9     | JSON",
        "application/json;q=0.1, text/plain          | TEXT",
        "application/json;charset=utf-8;q=0.2, */*;q=0.1 | JSON",
        "image/png                                   | TEXT",
        "*/*;q=x                                     | TEXT",
        "application/json;q=0                        | TEXT",
        "application/json;q=0, */*;q=0.1             | HTML",
        ", ,;q=                                      | TEXT",
        "'                                           ' | TEXT"
      })
  void hasTheShapeThatTheClientPrefers(String accept, ErrorShape shape) {
    assertThat(ErrorShape.of(accept)).isEqualTo(shape);
  }

  private static Exchange answered(String... headers) throws Exception {
    Exchange exchange = new Exchange("GET", headers);
    ErrorAnswer.of(MESSAGE, 400, exchange.request()).send(exchange.response());
    return exchange;
  }
}
