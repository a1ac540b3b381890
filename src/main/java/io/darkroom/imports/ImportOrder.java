package io.darkroom.imports;

import io.darkroom.formats.DiskFormat;
import io.darkroom.imports.ImportInput.ExpectedHashes;
import java.util.List;
import java.util.Optional;

/**
 * What the steps of an import are to do, whichever type of task it is of.
 *
 * @param property what the client calls the source
 * @param source the URL to fetch from; empty when nothing is fetched
 * @param format what the bytes must be; without one they may be whatever does not contradict the
 *     image
 * @param stores the ids of the stores that are to have a copy, at least one
 * @param allMustSucceed whether it fails with the first store that takes none
 * @param expected what the bytes must hash to
 */
record ImportOrder(
    String property,
    String source,
    Optional<DiskFormat> format,
    List<String> stores,
    boolean allMustSucceed,
    ExpectedHashes expected) {

  ImportOrder {
    stores = List.copyOf(stores);
  }
}
