package io.darkroom.stores;

import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.Problem;
import io.darkroom.problems.TransientProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.FileStore;
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
  private final FileStore disk;
  private final long reserve;

  @Inject
  public Staging(Settings settings) {
    this.directory = Directory.create(settings.dataDirectory().resolve(ID));
    this.disk = directory.disk();
    this.reserve = settings.stores().reserve();
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

  /**
   * Refuses to write more once the disk has only so much left as others need.
   *
   * @throws TransientProblemException STORE_UNAVAILABLE
   */
  public void requireRoom() {
    long usable;
    try {
      usable = disk.getUsableSpace();
    } catch (IOException failure) {
      throw TransientProblemException.causedBy(failure, Problem.STORE_UNAVAILABLE);
    }
    if (usable < reserve) {
      throw TransientProblemException.causedBy(
          new IOException("What is left of the disk is reserved: " + usable + " bytes"),
          Problem.STORE_UNAVAILABLE);
    }
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
