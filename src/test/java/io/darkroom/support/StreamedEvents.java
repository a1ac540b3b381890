package io.darkroom.support;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;

/** The events in a stream (WHATWG HTML, section 9.2). */
public record StreamedEvents(List<JsonObject> data) {

  private static final Pattern EVENT =
      Pattern.compile("id: (?<id>[0-9]+)\nevent: (?<kind>[A-Z]+)\ndata: (?<data>\\{.*})\n\n");

  /** Those that are whole. */
  public static StreamedEvents of(String stream) {
    return new StreamedEvents(
        EVENT.matcher(stream).results().map(event -> Client.json(event.group(3))).toList());
  }

  public List<Long> ids() {
    return data.stream().map(event -> event.getJsonNumber("id").longValue()).toList();
  }

  public List<String> kinds() {
    return data.stream().map(event -> event.getString("event")).toList();
  }
}
