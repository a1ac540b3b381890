package io.darkroom.images.v2;

import io.darkroom.http.JsonSchema;
import io.darkroom.images.DraftRules;
import io.darkroom.images.Image;
import io.darkroom.images.ImageDraft;
import io.darkroom.images.ImageStatus;
import io.darkroom.images.PropertyNames;
import io.darkroom.platform.json.Json;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A patch of an image: what is read from the body of {@code PATCH /v2/images/{id}}. */
record ImagePatch(List<PatchOperation> operations) {

  private static final List<String> FORMATS = List.of("disk_format", "container_format");

  ImagePatch {
    operations = List.copyOf(operations);
  }

  /**
   * Reads a body, and checks all that can be said without the image.
   *
   * @throws ProblemException about the first operation that can be none
   */
  static ImagePatch of(JsonValue body, PatchForm form, JsonSchema schema) {
    if (!(body instanceof JsonArray list)) {
      throw new ProblemException(Problem.BODY_NOT_A_LIST);
    }
    List<PatchOperation> operations = new ArrayList<>();
    for (JsonValue item : list) {
      int place = operations.size() + 1;
      if (!(item instanceof JsonObject written)) {
        throw new ProblemException(Problem.PATCH_OPERATION_INVALID, place);
      }
      operations.add(checked(form.operation(written, place), schema));
    }
    return new ImagePatch(operations);
  }

  private static PatchOperation checked(PatchOperation operation, JsonSchema schema) {
    if (operation.name().equals("id")) {
      throw new ProblemException(Problem.PROPERTY_READ_ONLY, "id");
    }
    DraftBody.requireSettable(operation.name());
    if (operation.kind() != PatchOperation.Kind.REMOVE) {
      DraftBody.require(operation.name(), operation.value(), schema);
    }
    return operation;
  }

  private boolean touches(String name) {
    return operations.stream().anyMatch(operation -> operation.name().equals(name));
  }

  /**
   * What an image is to be.
   *
   * @throws ProblemException PROPERTY_FIXED, PROPERTY_ABSENT, PROPERTY_EXISTS,
   *     PROPERTY_NOT_REMOVABLE, or about the rights to show and to give it
   */
  ImageDraft applied(Image image, DraftRules rules) {
    requireChangeable(image);
    ImageDraft draft = DraftBody.draft(applied(DraftBody.of(image.draft())));
    if (touches("visibility")) {
      rules.requireVisibility(draft.visibility());
    }
    if (touches("owner")) {
      rules.requireOwner(draft.owner());
    }
    return draft;
  }

  private void requireChangeable(Image image) {
    for (String format : FORMATS) {
      if (touches(format) && image.status() != ImageStatus.QUEUED) {
        throw new ProblemException(Problem.PROPERTY_FIXED, format, image.status().id());
      }
    }
  }

  private JsonObject applied(JsonObject before) {
    Map<String, JsonValue> after = new LinkedHashMap<>(before);
    operations.forEach(operation -> apply(operation, after));
    return Json.createObjectBuilder(after).build();
  }

  private static void apply(PatchOperation operation, Map<String, JsonValue> image) {
    String name = operation.name();
    boolean there = image.containsKey(name);
    switch (operation.kind()) {
      case ADD -> image.put(name, operation.value());
      case ADD_NEW -> {
        require(!there, Problem.PROPERTY_EXISTS, name);
        image.put(name, operation.value());
      }
      case REPLACE -> {
        require(there, Problem.PROPERTY_ABSENT, name);
        image.put(name, operation.value());
      }
      case REMOVE -> {
        require(!PropertyNames.isBase(name), Problem.PROPERTY_NOT_REMOVABLE, name);
        require(there, Problem.PROPERTY_ABSENT, name);
        image.remove(name);
      }
    }
  }

  private static void require(boolean met, Problem problem, String name) {
    if (!met) {
      throw new ProblemException(problem, name);
    }
  }
}
