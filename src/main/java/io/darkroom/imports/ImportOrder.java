package io.darkroom.imports;

import io.darkroom.imports.ImportInput.ExpectedHashes;
import java.util.List;

/**
 * What the steps of an import are to do, whichever type of task it is of.
 *
 * @param property what the client calls the source
 * @param source the URL to fetch from; empty when nothing is fetched
 * @param stores the ids of the stores that are to have a copy, at least one
 * @param allMustSucceed whether it fails with the first store that takes none
 * @param expected what the bytes must hash to
 */
record ImportOrder(
    String property,
    String source,
    List<String> stores,
    boolean allMustSucceed,
    ExpectedHashes expected) {

  ImportOrder {
    stores = List.copyOf(stores);
  }
}
