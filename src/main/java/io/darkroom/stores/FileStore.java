package io.darkroom.stores;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.stream.Stream;

/** A store in a directory of the local or a shared file system, one file an object. */
final class FileStore implements ImageStore {

  private static final int PIECE = 1024 * 1024;

  private final String id;
  private final Directory directory;

  FileStore(String id, Path directory) {
    this.id = id;
    this.directory = Directory.create(directory);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public void put(String key, Path staged) throws IOException {
    Path object = directory.file(key);
    if (Files.exists(staged) || !Files.exists(object)) {
      force(staged);
      move(staged, object);
    }
    directory.force();
  }

  private void move(Path staged, Path object) throws IOException {
    try {
      Files.move(staged, object, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException otherFileSystem) {
      copy(staged, object);
    }
  }

  private void copy(Path staged, Path object) throws IOException {
    try (FileChannel content = FileChannel.open(staged, StandardOpenOption.READ)) {
      copy(content, object);
    }
  }

  @Override
  public void copy(String key, ReadableByteChannel content) throws IOException {
    copy(content, directory.file(key));
    directory.force();
  }

  /** The object appears whole or not at all: it gets its name last. */
  private void copy(ReadableByteChannel content, Path object) throws IOException {
    Path part = directory.file(object.getFileName() + ".part");
    try {
      write(content, part);
      Files.move(part, object, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void write(ReadableByteChannel content, Path part) throws IOException {
    try (FileChannel target =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer piece = ByteBuffer.allocate(PIECE);
      while (content.read(piece.clear()) >= 0) {
        for (piece.flip(); piece.hasRemaining(); ) {
          target.write(piece);
        }
      }
      target.force(true);
    }
  }

  private static void force(Path file) throws IOException {
    try (FileChannel content = FileChannel.open(file, StandardOpenOption.WRITE)) {
      content.force(true);
    }
  }

  @Override
  public SeekableByteChannel open(String key) throws IOException {
    return FileChannel.open(directory.file(key), StandardOpenOption.READ);
  }

  @Override
  public Instant writtenAt(String key) throws IOException {
    return Files.getLastModifiedTime(directory.file(key)).toInstant();
  }

  @Override
  public Stream<String> keys() throws IOException {
    return directory.names();
  }

  @Override
  public void delete(String key) throws IOException {
    Files.deleteIfExists(directory.file(key));
  }
}
