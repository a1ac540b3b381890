package io.darkroom.images.v2;

import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * One operation of a patch.
 *
 * @param name of the property
 * @param value what it is to be; JSON null when it is to be removed
 */
record PatchOperation(Kind kind, String name, JsonValue value) {

  /** What is done with the property. */
  enum Kind {
    /** It is set, whether or not it is there. */
    ADD,
    /** It is set and must not be there: what {@code add} is in the older form. */
    ADD_NEW,
    REPLACE,
    REMOVE;

    /** The operation of a name on the wire. */
    static Optional<Kind> of(String id) {
      return Arrays.stream(values())
          .filter(kind -> kind != ADD_NEW && kind.id().equals(id))
          .findFirst();
    }

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
