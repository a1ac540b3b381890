package io.darkroom.tasks.events;

import io.darkroom.platform.json.Json;
import io.darkroom.problems.Messages;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;

/** An event as clients see it. */
public final class EventBody {

  private EventBody() {}

  /** For a reader of the language; what there is nothing to say of is left out. */
  public static JsonObject of(PastEvent event, Locale language) {
    JsonObjectBuilder body =
        Json.createObjectBuilder()
            .add("id", event.id())
            .add("event", event.kind())
            .add("at", event.at().toString())
            .add("attempt", event.attempt())
            .add("node", event.node());
    event.step().ifPresent(step -> body.add("step", step));
    event.problem().ifPresent(problem -> body.add("problem", problem));
    event.message().ifPresent(message -> body.add("message", Messages.text(message, language)));
    event.related().ifPresent(task -> body.add("related_task", task));
    return body.build();
  }
}
