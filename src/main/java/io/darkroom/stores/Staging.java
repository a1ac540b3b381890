package io.darkroom.stores;

import io.darkroom.platform.settings.Settings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;

/** Where bytes wait until they are known to be an image. A name belongs to one run of one task. */
@Singleton
public class Staging {

  /** Stands for it where else the id of a store stands; no store is called so. */
  public static final String ID = "staging";

  private final Directory directory;

  @Inject
  public Staging(Settings settings) {
    this(settings.dataDirectory().resolve(ID));
  }

  Staging(Path directory) {
    this.directory = Directory.create(directory);
  }

  /** The file of a name, which may not exist yet. */
  public Path file(String name) {
    return directory.file(name);
  }

  /**
   * When a staged file was last written.
   *
   * @throws java.nio.file.NoSuchFileException if there is none
   */
  public Instant writtenAt(String name) throws IOException {
    return Files.getLastModifiedTime(directory.file(name)).toInstant();
  }

  /** The names of all staged files; the caller closes the stream. */
  public Stream<String> names() throws IOException {
    return directory.names();
  }

  /** Makes the names of all files that are there survive a power failure. */
  public void force() throws IOException {
    directory.force();
  }

  /** Removes a staged file; one that is not there is removed already. */
  public void discard(String name) throws IOException {
    Files.deleteIfExists(directory.file(name));
  }
}
