package io.darkroom.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileStoreTest implements ImageStoreBehaviour {

  @TempDir private Path directory;
  private FileStore store;
  private int stagedFiles;

  @BeforeEach
  void open() {
    store = new FileStore("file", images());
  }

  @Override
  public ImageStore store() {
    return store;
  }

  @Override
  public Path staged(byte[] content) throws IOException {
    return Files.write(directory.resolve("staged-" + stagedFiles++), content);
  }

  private Path images() {
    return directory.resolve("deep/images");
  }

  @Test
  void isKnownByItsId() {
    assertThat(store.id()).isEqualTo("file");
  }

  @Test
  void takesTheStagedFileAway() throws IOException {
    Path staged = staged(new byte[] {1});

    store.put(KEY, staged);

    assertThat(staged).doesNotExist();
    assertThat(images()).isDirectoryContaining("glob:**/" + KEY);
  }

  @Test
  void findsItsObjectsAgainAfterARestart() throws IOException {
    store.put(KEY, staged(new byte[] {1, 2}));

    FileStore restarted = new FileStore("file", images());

    try (var content = restarted.open(KEY)) {
      assertThat(content.size()).isEqualTo(2);
    }
  }

  @Test
  void copiesFromAnotherFileSystem() throws IOException {
    Path archive = directory.resolve("staging.zip");
    try (FileSystem other = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
      Path staged = Files.write(other.getPath("staged"), new byte[] {1, 2, 3});

      store.put(KEY, staged);
    }

    try (var objects = Files.list(images())) {
      assertThat(objects).singleElement().satisfies(file -> assertThat(file).hasFileName(KEY));
    }
    assertThat(images().resolve(KEY)).hasBinaryContent(new byte[] {1, 2, 3});
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../x",
        "a/b",
        "/etc/passwd",
        "a\\b",
        "a\0b",
        "-x",
        "a b",
        ".x",
        "\u00e9"
      })
  void takesPlainNamesOnly(String key) throws IOException {
    Path staged = staged(new byte[] {1});

    assertThatThrownBy(() -> store.put(key, staged)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.open(key)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.delete(key)).isInstanceOf(IllegalArgumentException.class);

    assertThat(staged).hasBinaryContent(new byte[] {1});
    assertThat(images()).isEmptyDirectory();
  }
}
