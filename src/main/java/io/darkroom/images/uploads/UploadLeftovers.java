package io.darkroom.images.uploads;

import io.darkroom.images.ImageCopies;
import io.darkroom.platform.lifecycle.Node;
import io.darkroom.stores.ImageStore;
import io.darkroom.stores.Staging;
import io.darkroom.stores.Stores;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Files and objects that bear the name of an upload that is no more. Nobody can tell them from
 * those of a database that is not this one; so they have to be old.
 */
@Singleton
public class UploadLeftovers {

  private static final int BATCH = 500;
  private static final Duration OLD = Duration.ofDays(1);

  private final DeadUploads uploads;
  private final ImageCopies copies;
  private final Staging staging;
  private final Stores stores;
  private final Node node;

  @Inject
  public UploadLeftovers(
      DeadUploads uploads, ImageCopies copies, Staging staging, Stores stores, Node node) {
    this.uploads = uploads;
    this.copies = copies;
    this.staging = staging;
    this.stores = stores;
    this.node = node;
  }

  /** Returns how many were removed. */
  int remove() throws IOException {
    int removed = 0;
    try (Stream<String> names = staging.names()) {
      removed += sweep(names, staging::writtenAt, staging::discard);
    }
    for (ImageStore store : stores.all()) {
      try (Stream<String> keys = store.keys()) {
        removed += sweep(keys, store::writtenAt, store::delete);
      }
    }
    return removed;
  }

  /** Tells the time of a file. */
  @FunctionalInterface
  private interface Age {
    Instant of(String name) throws IOException;
  }

  /** Removes a file. */
  @FunctionalInterface
  private interface Removal {
    void of(String name) throws IOException;
  }

  private int sweep(Stream<String> names, Age age, Removal removal) throws IOException {
    Iterator<String> ours = names.filter(name -> Upload.ofName(name).isPresent()).iterator();
    int removed = 0;
    while (ours.hasNext() && !node.isStopping()) {
      List<String> batch = new ArrayList<>();
      while (ours.hasNext() && batch.size() < BATCH) {
        batch.add(ours.next());
      }
      for (String name : unwanted(batch)) {
        if (isOld(name, age)) {
          removal.of(name);
          removed++;
        }
      }
    }
    return removed;
  }

  /** Asks for the uploads before it asks for the images: an upload makes copies until it ends. */
  private List<String> unwanted(List<String> names) {
    Set<String> alive =
        uploads.alive(
            names.stream()
                .map(name -> Upload.ofName(name).orElseThrow())
                .collect(Collectors.toSet()));
    Set<String> read = copies.readAmong(names);
    return names.stream()
        .filter(name -> !read.contains(name))
        .filter(name -> !alive.contains(Upload.ofName(name).orElseThrow()))
        .toList();
  }

  private static boolean isOld(String name, Age age) throws IOException {
    try {
      return age.of(name).isBefore(Instant.now().minus(OLD));
    } catch (NoSuchFileException goneMeanwhile) {
      return false;
    }
  }
}
