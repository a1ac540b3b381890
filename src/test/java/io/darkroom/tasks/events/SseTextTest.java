package io.darkroom.tasks.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Server-sent events, as WHATWG HTML, section 9.2.6, reads them. */
class SseTextTest {

  private static PastEvent event(String node, Optional<Message> message) {
    return new PastEvent(
        7,
        "FAILURE",
        Instant.parse("2026-02-03T04:05:06.123456Z"),
        3,
        node,
        Optional.of("fetch"),
        message.map(said -> said.problem().name()),
        Optional.of("0b1a6f4e-6d5c-4f3a-9a51-3c9d3a9f0001"),
        message);
  }

  private static String text(PastEvent event, Locale language) {
    return new String(SseText.of(List.of(event), language), StandardCharsets.UTF_8);
  }

  @Test
  void eventIsToldInTheLanguageOfTheReader() {
    Message message = Message.of(Problem.SOURCE_ANSWERED, "404");

    assertThat(text(event("node-1", Optional.of(message)), Locale.GERMAN))
        .isEqualTo(
            """
            id: 7
            event: FAILURE
            data: {"id":7,"event":"FAILURE","at":"2026-02-03T04:05:06.123456Z","attempt":3,\
            "node":"node-1","step":"fetch","problem":"SOURCE_ANSWERED",\
            "message":"Die Quelle hat mit dem Status 404 geantwortet.",\
            "related_task":"0b1a6f4e-6d5c-4f3a-9a51-3c9d3a9f0001"}

            """);
  }

  @Test
  void lineEndsInATextDoNotEndItsLine() {
    String text = text(event("a\nb\rc\r\n\r\nd", Optional.empty()), Locale.ENGLISH);

    assertThat(text.lines()).hasSize(4);
    assertThat(text).contains("\"node\":\"a\\nb\\rc\\r\\n\\r\\nd\"");
  }
}
