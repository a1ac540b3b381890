package io.darkroom.http;

import jakarta.json.JsonObject;
import java.util.Map;

/** The schemas of one kind of resource; every bean of this type is served. */
public interface Schemas {

  /** The documents by the names in their addresses. */
  Map<String, JsonObject> byName();
}
