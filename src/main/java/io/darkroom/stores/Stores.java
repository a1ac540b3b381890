package io.darkroom.stores;

import io.darkroom.platform.settings.Settings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The stores of this deployment; the first one is the default. */
@Singleton
public class Stores {

  private final List<ImageStore> all;
  private final Map<String, ImageStore> byId;

  @Inject
  public Stores(Settings settings) {
    this(List.of(new FileStore("file", settings.dataDirectory().resolve("images"))));
  }

  Stores(List<ImageStore> all) {
    this.all = List.copyOf(all);
    this.byId = all.stream().collect(Collectors.toMap(ImageStore::id, Function.identity()));
  }

  public List<ImageStore> all() {
    return all;
  }

  public ImageStore standard() {
    return all.get(0);
  }

  public Optional<ImageStore> named(String id) {
    return Optional.ofNullable(byId.get(id));
  }
}
