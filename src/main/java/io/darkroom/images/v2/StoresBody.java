package io.darkroom.images.v2;

import io.darkroom.platform.json.Json;
import io.darkroom.platform.settings.StoreSettings;
import io.darkroom.platform.settings.StoreSettings.FileStore;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.function.Function;

/** The stores as Glance shows them. */
final class StoresBody {

  private StoresBody() {}

  static JsonObject of(StoreSettings stores) {
    return list(stores, store -> entry(store, stores.standard()));
  }

  /** For administrators: with what the operator has set. */
  static JsonObject inDetail(StoreSettings stores) {
    return list(
        stores,
        store ->
            entry(store, stores.standard())
                .add("type", "file")
                .add(
                    "properties",
                    Json.createObjectBuilder().add("data_dir", store.directory().toString())));
  }

  private static JsonObject list(
      StoreSettings stores, Function<FileStore, JsonObjectBuilder> entry) {
    JsonArrayBuilder list = Json.createArrayBuilder();
    stores.all().stream().map(entry).forEach(list::add);
    return Json.createObjectBuilder().add("stores", list).build();
  }

  /** That a store is the default one is a text in Glance. */
  private static JsonObjectBuilder entry(FileStore store, String standard) {
    JsonObjectBuilder entry = Json.createObjectBuilder().add("id", store.id());
    if (!store.description().isEmpty()) {
      entry.add("description", store.description());
    }
    return store.id().equals(standard) ? entry.add("default", "true") : entry;
  }
}
