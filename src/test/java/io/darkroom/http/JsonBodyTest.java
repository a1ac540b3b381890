package io.darkroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.platform.settings.TestSettings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

  @Test
  void isAnObjectAsItWasSent() throws IOException {
    String body =
        """
        {"type":"import","input":{"b":[1,2.50,true,null,"x"],"a":{}}}""";

    assertThat(Bodies.read(" \r\n\t" + body + "\n")).hasToString(body);
  }

  @Test
  void theLastOfSeveralEqualKeysWins() throws IOException {
    assertThat(
            Bodies.read(
                """
                {"type":"a","input":{"x":1,"x":2},"type":"b","type":null}"""))
        .hasToString(
            """
            {"type":null,"input":{"x":2}}""");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON",
        "application/json;charset=utf-8",
        " application/json ; charset=UTF-8"
      })
  void isReadWhenItIsSaidToBeJson(String contentType) throws IOException {
    assertThat(Bodies.read(contentType, "{}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain, text/plain",
    "Text/HTML; charset=utf-8, text/html",
    "application/octet-stream, application/octet-stream",
    "application/x-www-form-urlencoded, application/x-www-form-urlencoded",
    "application/jsonp, application/jsonp",
    "application/json-patch+json, application/json-patch+json",
    "json, json",
    "'', ''",
    "';charset=utf-8', ''",
    "text/caf\u00e9\u0007x, text/caf??x"
  })
  void isRefusedWhenItIsSaidToBeAnythingElse(String contentType, String named) {
    assertThat(Refusals.of(() -> Bodies.read(contentType, "{}")))
        .isEqualTo(Message.of(Problem.MEDIA_TYPE_NOT_JSON, named));
  }

  @Test
  void aLongContentTypeIsNotRepeatedInFull() {
    assertThat(Refusals.of(() -> Bodies.read("x".repeat(8000), "{}")))
        .isEqualTo(Message.of(Problem.MEDIA_TYPE_NOT_JSON, "x".repeat(100)));
  }

  @Test
  void mayHaveAsManyBytesAsTheLimit() throws IOException {
    JsonBody bodies =
        new JsonBody(TestSettings.with("darkroom.http.max-body-size", "1024"), Clock.systemUTC());

    JsonObject body = bodies.read(null, bytes("{\"a\":\"\u00e9" + "x".repeat(1014) + "\"}"));

    assertThat(body.getString("a")).hasSize(1015);
  }

  @ParameterizedTest
  @ValueSource(ints = {1015, 1016, 100_000})
  void isRefusedWhenItHasMore(int letters) {
    JsonBody bodies =
        new JsonBody(TestSettings.with("darkroom.http.max-body-size", "1024"), Clock.systemUTC());

    assertThat(
            Refusals.of(
                () -> bodies.read(null, bytes("{\"a\":\"\u00e9" + "x".repeat(letters) + "\"}"))))
        .isEqualTo(Message.of(Problem.BODY_TOO_LARGE, 1024));
  }

  @Test
  void aNumberOfAnySizeIsKept() throws IOException {
    assertThat(Bodies.read("{\"a\":1e999999999,\"b\":-1E-999999999}").getJsonNumber("a"))
        .returns(new BigDecimal("1e999999999"), number -> number.bigDecimalValue())
        .hasToString("1E+999999999");
  }

  @Test
  void textOfAnyLanguageIsKept() throws IOException {
    String name = "caf\u00e9 \uD83D\uDE00";

    JsonObject body =
        Bodies.read("{\"" + name + "\":\"\\uD83D\\uDE00 \uD840\uDC00 \\u0001\\uFFFF\"}");

    assertThat(body).containsOnlyKeys(name);
    assertThat(body.getString(name)).isEqualTo("\uD83D\uDE00 \uD840\uDC00 \u0001\uFFFF");
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
