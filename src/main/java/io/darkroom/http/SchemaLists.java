package io.darkroom.http;

import io.darkroom.platform.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** Schemas of lists, which differ in what they list and in their links alone. */
final class SchemaLists {

  private static final JsonObject TEXT = Json.createObjectBuilder().add("type", "string").build();

  private SchemaLists() {}

  /**
   * The schema of a list.
   *
   * @param name of the list and of the property that holds it
   * @param item the schema of what is listed
   * @param neighbours the properties that hold links to other pages
   */
  static JsonObject of(String name, JsonObject item, List<String> neighbours) {
    JsonObjectBuilder properties = Json.createObjectBuilder();
    JsonArrayBuilder links = Json.createArrayBuilder();
    properties.add(name, Json.createObjectBuilder().add("type", "array").add("items", item));
    for (String neighbour : neighbours) {
      properties.add(neighbour, TEXT);
      links.add(link(neighbour, neighbour));
    }
    properties.add("schema", TEXT);
    links.add(link("describedby", "schema"));
    return Json.createObjectBuilder()
        .add("name", name)
        .add("properties", properties)
        .add("links", links)
        .build();
  }

  private static JsonObject link(String rel, String property) {
    return Json.createObjectBuilder().add("rel", rel).add("href", "{" + property + "}").build();
  }
}
