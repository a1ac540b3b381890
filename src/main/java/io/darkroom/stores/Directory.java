package io.darkroom.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/**
 * A directory whose entries are plain names.
 *
 * @param path absolute
 */
record Directory(Path path) {

  static Directory create(Path path) {
    try {
      Files.createDirectories(path);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return new Directory(path);
  }

  /** What it is on. */
  FileStore disk() {
    try {
      return Files.getFileStore(path);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  Path file(String name) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9.-]*")) {
      throw new IllegalArgumentException("Not a plain name: " + name);
    }
    return path.resolve(name);
  }

  /** What is there, in no order; the caller closes the stream. */
  @SuppressWarnings("StreamResourceLeak") // the caller closes it
  Stream<String> names() throws IOException {
    return Files.list(path).map(entry -> entry.getFileName().toString());
  }

  /** Makes renames into this directory survive a power failure. */
  void force() throws IOException {
    try (FileChannel directory = FileChannel.open(path, StandardOpenOption.READ)) {
      directory.force(true);
    }
  }
}
