package io.darkroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorAnswersTest {

  private static final ErrorDialect OWN =
      new ErrorDialect() {
        @Override
        public String root() {
          return "own";
        }

        @Override
        public String body(Message message, int status, Locale language) {
          return "{\"%s\":\"%d %s\"}".formatted(message.problem(), status, language);
        }
      };

  private final ErrorAnswers answers = new ErrorAnswers(List.of(OWN));

  private Exchange answered(String path) throws Exception {
    return answered(new Exchange("GET", "Accept", "text/html", "Accept-Language", "de").to(path));
  }

  private Exchange answered(Exchange exchange) throws Exception {
    answers.of(Message.of(Problem.NOT_FOUND), 404, exchange.request()).send(exchange.response());
    return exchange;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/own", "/own/", "/own/thing", "/own//", "/own/%zz"})
  void apiWithADialectHasItWhateverIsAccepted(String path) throws Exception {
    Exchange exchange = answered(path);

    assertThat(exchange.status()).isEqualTo(404);
    assertThat(exchange.body()).isEqualTo("{\"NOT_FOUND\":\"404 de\"}");
    assertThat(exchange.answered())
        .containsEntry("Content-Type", "application/json;charset=UTF-8")
        .containsEntry("Content-Language", "de")
        .containsEntry("Vary", "Accept-Language");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/v2/own", "/owner", "/OWN", "/%6fwn", "/own;a=b/x", "//own", "*"})
  void othersHaveTheShapeThatIsAccepted(String path) throws Exception {
    Exchange exchange = answered(path);

    assertThat(exchange.body()).startsWith("<html lang=\"de\">");
    assertThat(exchange.answered()).containsEntry("Vary", "Accept, Accept-Language");
  }
}
