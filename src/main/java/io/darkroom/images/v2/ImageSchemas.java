package io.darkroom.images.v2;

import io.darkroom.http.JsonSchema;
import io.darkroom.http.Schemas;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.util.Map;

/**
 * The schemas of images and of their members, which glanceclient reads before anything else. It
 * makes an option of each property that it does not know, so {@code stores} is not named (the
 * option is there already): any other property is a text.
 */
@Singleton
public class ImageSchemas implements Schemas {

  private final JsonSchema image;
  private final Map<String, JsonObject> byName;

  public ImageSchemas() {
    image = JsonSchema.beside(ImageSchemas.class, "image.json");
    JsonSchema member = JsonSchema.beside(ImageSchemas.class, "member.json");
    byName =
        Map.of(
            "image", image.document(),
            "images", image.pages("images"),
            "member", member.document(),
            "members", member.list("members"));
  }

  /** The schema of one image, as it is served. */
  JsonSchema image() {
    return image;
  }

  @Override
  public Map<String, JsonObject> byName() {
    return byName;
  }
}
