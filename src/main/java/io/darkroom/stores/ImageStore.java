package io.darkroom.stores;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;

/** A place where the bytes of images live, each under a key that is used once. */
public interface ImageStore {

  /** The store's name, as clients know it. */
  String id();

  /**
   * Takes a staged file in. When this returns, the object is durable under its key and the staged
   * file may be gone. May be called again after it failed.
   *
   * @throws IOException if the object could not be stored
   */
  void put(String key, Path staged) throws IOException;

  /**
   * Takes in what a channel has, from where it stands to its end, and leaves the channel open. When
   * this returns, the object is durable under its key; when it throws, there is none, whether it
   * was this or the channel that failed.
   *
   * @throws IOException if the object could not be stored, or what the channel throws
   */
  void copy(String key, ReadableByteChannel content) throws IOException;

  /**
   * Opens an object for reading.
   *
   * @throws java.nio.file.NoSuchFileException if there is none
   */
  SeekableByteChannel open(String key) throws IOException;

  /**
   * When what is under a key was last written.
   *
   * @throws java.nio.file.NoSuchFileException if there is nothing
   */
  Instant writtenAt(String key) throws IOException;

  /** The names of all that is there, objects and what became none; the caller closes the stream. */
  Stream<String> keys() throws IOException;

  /** Removes an object; one that is not there is removed already. */
  void delete(String key) throws IOException;
}
