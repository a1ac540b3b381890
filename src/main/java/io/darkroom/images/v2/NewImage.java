package io.darkroom.images.v2;

import io.darkroom.http.JsonSchema;
import io.darkroom.images.DraftRules;
import io.darkroom.images.ImageDraft;
import io.darkroom.platform.json.Json;
import io.darkroom.problems.ProblemException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/**
 * The body of {@code POST /v2/images}.
 *
 * @param id the one that the client wants, as it is spelled: capitals make another one, as in
 *     Glance
 */
record NewImage(Optional<String> id, ImageDraft draft) {

  private static final String ID = "id";

  /**
   * Reads a body: first the names, then the values, then the rights, as Glance does.
   *
   * @throws ProblemException naming the first property that cannot be
   */
  static NewImage of(JsonObject body, JsonSchema schema, DraftRules rules) {
    body.keySet().forEach(DraftBody::requireSettable);
    body.forEach((name, value) -> DraftBody.require(name, value, schema));
    Optional<String> id = Optional.ofNullable(body.getString(ID, null));
    ImageDraft draft = DraftBody.draft(withOwner(body, rules.project()));
    rules.requireVisibility(draft.visibility());
    rules.requireOwner(draft.owner());
    return new NewImage(id, draft);
  }

  private static JsonObject withOwner(JsonObject body, String project) {
    JsonObjectBuilder said = Json.createObjectBuilder().add("owner", project);
    body.forEach(said::add);
    return said.remove(ID).build();
  }
}
