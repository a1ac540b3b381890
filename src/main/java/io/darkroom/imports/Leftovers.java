package io.darkroom.imports;

import io.darkroom.images.ImageCopies;
import io.darkroom.platform.lifecycle.Node;
import io.darkroom.stores.ImageStore;
import io.darkroom.stores.Staging;
import io.darkroom.stores.Stores;
import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.TaskStatus;
import io.darkroom.tasks.Tasks;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files and objects that bear the name of a run whose task has ended. What is named otherwise is
 * not ours to judge.
 */
@Singleton
public class Leftovers {

  private static final int BATCH = 500;

  /** A staged file of a task that nobody knows may be of a database that is not this one. */
  private static final Duration OLD = Duration.ofDays(1);

  private final Tasks tasks;
  private final ImageCopies copies;
  private final Staging staging;
  private final Stores stores;
  private final Node node;

  @Inject
  public Leftovers(Tasks tasks, ImageCopies copies, Staging staging, Stores stores, Node node) {
    this.tasks = tasks;
    this.copies = copies;
    this.staging = staging;
    this.stores = stores;
    this.node = node;
  }

  /** Returns how many staged files were removed. */
  int removeStaged() throws IOException {
    try (Stream<String> names = staging.names()) {
      return sweep(names, this::removeStaged);
    }
  }

  private int removeStaged(List<String> names) throws IOException {
    Map<String, TaskStatus> statuses = statuses(names);
    int removed = 0;
    for (String name : names) {
      TaskStatus status = statuses.get(taskOf(name));
      if (status == null ? isOld(name) : status.isTerminal()) {
        staging.discard(name);
        removed++;
      }
    }
    return removed;
  }

  private boolean isOld(String name) throws IOException {
    try {
      return Files.getLastModifiedTime(staging.file(name))
          .toInstant()
          .isBefore(Instant.now().minus(OLD));
    } catch (NoSuchFileException goneMeanwhile) {
      return false;
    }
  }

  /** Returns how many objects were removed; those of tasks that nobody knows any more stay. */
  int removeStored() throws IOException {
    int removed = 0;
    for (ImageStore store : stores.all()) {
      try (Stream<String> keys = store.keys()) {
        removed += sweep(keys, batch -> removeStored(store, batch));
      }
    }
    return removed;
  }

  /**
   * Asks for the tasks before it asks for the images: a task that has ended makes no more copies.
   */
  private int removeStored(ImageStore store, List<String> keys) throws IOException {
    Map<String, TaskStatus> statuses = statuses(keys);
    List<String> ended = keys.stream().filter(key -> hasEnded(statuses.get(taskOf(key)))).toList();
    Set<String> read = ended.isEmpty() ? Set.of() : copies.readAmong(ended);
    int removed = 0;
    for (String key : ended) {
      if (!read.contains(key)) {
        store.delete(key);
        removed++;
      }
    }
    return removed;
  }

  private static boolean hasEnded(@Nullable TaskStatus status) {
    return status != null && status.isTerminal();
  }

  private Map<String, TaskStatus> statuses(List<String> names) {
    return tasks.statuses(names.stream().map(Leftovers::taskOf).distinct().toList());
  }

  private static String taskOf(String name) {
    return Attempt.ofName(name).orElseThrow().taskId();
  }

  /** What is done with some names; says how many of them it has removed. */
  @FunctionalInterface
  private interface Sweep {
    int over(List<String> names) throws IOException;
  }

  private int sweep(Stream<String> names, Sweep sweep) throws IOException {
    Iterator<String> ours = names.filter(name -> Attempt.ofName(name).isPresent()).iterator();
    int removed = 0;
    while (ours.hasNext() && !node.isStopping()) {
      List<String> batch = new ArrayList<>();
      while (ours.hasNext() && batch.size() < BATCH) {
        batch.add(ours.next());
      }
      removed += sweep.over(batch);
    }
    return removed;
  }
}
