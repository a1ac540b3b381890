package io.darkroom.images.v2;

import io.darkroom.images.DraftRules;
import io.darkroom.images.Image;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;

/** Bodies as tests write them, with single quotes, and who sends them. */
final class ImageRequests {

  static final DraftRules MEMBER = new DraftRules("project-1", "communitize_image"::equals);
  static final DraftRules ADMIN = new DraftRules("project-1", rule -> true);

  private static final ImageSchemas SCHEMAS = new ImageSchemas();

  private ImageRequests() {}

  static JsonValue json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
      return reader.readValue();
    }
  }

  static NewImage created(String body, DraftRules rules) {
    return NewImage.of(json(body).asJsonObject(), SCHEMAS.image(), rules);
  }

  static ImagePatch patch(String body, PatchForm form) {
    return ImagePatch.of(json(body), form, SCHEMAS.image());
  }

  /** What people say of the image once it is patched. */
  static JsonObject patched(Image image, String body, PatchForm form, DraftRules rules) {
    return DraftBody.of(patch(body, form).applied(image, rules));
  }
}
