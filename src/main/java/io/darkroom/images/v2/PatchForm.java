package io.darkroom.images.v2;

import io.darkroom.http.ErrorHeaders;
import io.darkroom.http.MediaTypes;
import io.darkroom.images.v2.PatchOperation.Kind;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a patch of an image is written, which its media type says. */
enum PatchForm {
  /** The name of the operation is the key of its path. */
  V2_0(ErrorHeaders.PATCH_2_0) {
    @Override
    PatchOperation operation(JsonObject written, int place) {
      List<Kind> named =
          Stream.of(Kind.ADD, Kind.REPLACE, Kind.REMOVE)
              .filter(kind -> written.containsKey(kind.id()))
              .toList();
      if (named.size() != 1) {
        throw incomplete(place);
      }
      Kind kind = named.get(0);
      String name = PatchPath.property(text(written, kind.id(), place));
      return made(kind == Kind.ADD ? Kind.ADD_NEW : kind, name, written, place);
    }
  },
  /** As in RFC 6902. */
  V2_1(ErrorHeaders.PATCH_2_1) {
    @Override
    PatchOperation operation(JsonObject written, int place) {
      JsonValue op = written.getOrDefault("op", JsonValue.NULL);
      if (op.getValueType() == ValueType.NULL) {
        throw incomplete(place);
      }
      String id = op instanceof JsonString text ? text.getString() : op.toString();
      Kind kind =
          Kind.of(id).orElseThrow(() -> new ProblemException(Problem.PATCH_OPERATION_UNKNOWN, id));
      String name = PatchPath.property(text(written, "path", place));
      return made(kind, name, written, place);
    }
  };

  private final String mediaType;

  PatchForm(String mediaType) {
    this.mediaType = mediaType;
  }

  /**
   * The form of a body.
   *
   * @throws ProblemException MEDIA_TYPE_NOT_PATCH
   */
  static PatchForm of(@Nullable String contentType) {
    String type = MediaTypes.of(contentType);
    return Stream.of(values())
        .filter(form -> form.mediaType.equals(type))
        .findFirst()
        .orElseThrow(() -> new ProblemException(Problem.MEDIA_TYPE_NOT_PATCH, type));
  }

  /**
   * Reads one operation.
   *
   * @param place in the list, from 1
   * @throws ProblemException if it is none
   */
  abstract PatchOperation operation(JsonObject written, int place);

  private static PatchOperation made(Kind kind, String name, JsonObject written, int place) {
    if (kind == Kind.REMOVE) {
      return new PatchOperation(kind, name, JsonValue.NULL);
    }
    JsonValue value =
        Optional.ofNullable(written.get("value")).orElseThrow(() -> incomplete(place));
    return new PatchOperation(kind, name, value);
  }

  private static String text(JsonObject written, String member, int place) {
    if (written.get(member) instanceof JsonString text) {
      return text.getString();
    }
    throw incomplete(place);
  }

  private static ProblemException incomplete(int place) {
    return new ProblemException(Problem.PATCH_OPERATION_INVALID, place);
  }
}
