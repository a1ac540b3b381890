package io.darkroom.stores;

import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The stores of this deployment, in the order in which the operator names them. */
@Singleton
public class Stores {

  private final List<ImageStore> all;
  private final String standard;
  private final Map<String, ImageStore> byId;

  @Inject
  public Stores(Settings settings) {
    this(
        settings.stores().all().stream()
            .<ImageStore>map(store -> new FileStore(store.id(), store.directory()))
            .toList(),
        settings.stores().standard());
  }

  Stores(List<ImageStore> all, String standard) {
    this.all = List.copyOf(all);
    this.standard = standard;
    this.byId = all.stream().collect(Collectors.toMap(ImageStore::id, Function.identity()));
  }

  public List<ImageStore> all() {
    return all;
  }

  /** Where images go whose client names no store. */
  public ImageStore standard() {
    return named(standard).orElseThrow();
  }

  /**
   * The store that a client has chosen, or the one for those who have not.
   *
   * @param id as it can be shown
   * @throws ProblemException STORE_UNKNOWN
   */
  public ImageStore chosen(Optional<String> id) {
    return id.map(named -> named(named).orElseThrow(() -> unknown(named)))
        .orElseGet(this::standard);
  }

  private static ProblemException unknown(String id) {
    return new ProblemException(Problem.STORE_UNKNOWN, id);
  }

  public Optional<ImageStore> named(String id) {
    return Optional.ofNullable(byId.get(id));
  }
}
