package io.darkroom.imports;

import io.darkroom.stores.ImageStore;
import io.darkroom.tasks.Attempt;

/** The name of what a run puts into a store: used by no other run and in no other store. */
final class ObjectKey {

  private ObjectKey() {}

  static String of(Attempt attempt, ImageStore store) {
    return attempt.name() + "." + store.id();
  }
}
