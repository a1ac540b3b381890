package io.darkroom.tasks.events;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Events as a stream has them (WHATWG HTML, section 9.2.6: server-sent events). */
public final class SseText {

  /** The media type; the encoding is always UTF-8. */
  public static final String TYPE = "text/event-stream";

  /** A comment: readers pass over it, and whoever has gone is noticed. */
  static final byte[] KEEP_ALIVE = ":\n\n".getBytes(StandardCharsets.UTF_8);

  /** Milliseconds until a reader connects again whose stream has ended. */
  static final byte[] BEGIN = "retry: 2000\n\n".getBytes(StandardCharsets.UTF_8);

  private SseText() {}

  /** The events, each ended by an empty line; JSON in one line holds no line ends. */
  static byte[] of(List<PastEvent> events, Locale language) {
    return events.stream()
        .map(
            event ->
                "id: %s\nevent: %s\ndata: %s\n\n"
                    .formatted(
                        String.valueOf(event.id()), event.kind(), EventBody.of(event, language)))
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }
}
