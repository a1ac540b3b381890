package io.darkroom.tasks.api;

import io.darkroom.platform.json.Json;
import io.darkroom.tasks.events.EventBody;
import io.darkroom.tasks.events.PastEvent;
import io.darkroom.tasks.events.TaskRecord;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;

/** The events of a task from one on, so many and no more. */
final class EventPage {

  /** Few tasks have more events. */
  static final int MOST = 1000;

  private EventPage() {}

  /** With the relative address of the next page, if there is one. */
  static JsonObject of(TaskRecord record, String task, long behind, Locale language) {
    List<PastEvent> found = record.events(task, behind, MOST + 1);
    List<PastEvent> shown = found.subList(0, Math.min(found.size(), MOST));
    JsonArrayBuilder events = Json.createArrayBuilder();
    shown.forEach(event -> events.add(EventBody.of(event, language)));
    JsonObjectBuilder page = Json.createObjectBuilder().add("events", events);
    if (found.size() > MOST) {
      page.add("next", "/v2/tasks/" + task + "/events?after=" + shown.get(MOST - 1).id());
    }
    return page.build();
  }
}
