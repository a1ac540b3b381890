package io.darkroom.imports;

import static io.darkroom.imports.Inputs.ADMIN;
import static io.darkroom.imports.Inputs.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.formats.DiskFormat;
import io.darkroom.images.ImageDraft;
import io.darkroom.imports.ImportInput.ExpectedHashes;
import io.darkroom.tasks.TestTasks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImportInputTest {

  private static final String FULL =
      """
      {"import_from": "https://example.org/image",
       "import_from_format": "raw",
       "backend": "file",
       "checksum": "D41D8CD98F00B204E9800998ECF8427E",
       "os_hash_algo": "sha512",
       "os_hash_value": "%s",
       "image_properties": {
         "name": "caf\u00e9 \uD83D\uDE00",
         "visibility": "public",
         "min_disk": 10,
         "min_ram": 2147483647,
         "protected": true,
         "os_hidden": true,
         "owner": "project-2",
         "disk_format": "raw",
         "container_format": "bare",
         "tags": ["b", "a", "b"],
         "hw_disk_bus": "virtio",
         "os_distro": ""}}"""
          .formatted("AB".repeat(64));

  @Test
  void takesEveryPropertyThatIsGiven() {
    assertThat(ImportInput.of(Inputs.json(FULL), ADMIN))
        .isEqualTo(
            new ImportInput(
                "https://example.org/image",
                DiskFormat.RAW,
                new ImageDraft(
                    "caf\u00e9 \uD83D\uDE00",
                    "public",
                    true,
                    true,
                    "project-2",
                    10,
                    Integer.MAX_VALUE,
                    "raw",
                    "bare",
                    List.of("b", "a"),
                    Map.of("hw_disk_bus", "virtio", "os_distro", "")),
                Optional.of("file"),
                new ExpectedHashes(
                    Optional.of("d41d8cd98f00b204e9800998ecf8427e"),
                    Optional.of("ab".repeat(64)))));
  }

  @Test
  void needsNoMoreThanASourceAFormatAndAnEmptyImage() {
    assertThat(ImportInput.of(Inputs.with("image_properties", "{}"), MEMBER))
        .isEqualTo(
            new ImportInput(
                "http://example.org/image",
                DiskFormat.QCOW2,
                new ImageDraft(
                    null,
                    "shared",
                    false,
                    false,
                    "project-1",
                    0,
                    0,
                    "qcow2",
                    "bare",
                    List.of(),
                    Map.of()),
                Optional.empty(),
                new ExpectedHashes(Optional.empty(), Optional.empty())));
  }

  @Test
  void isReadAgainFromTheStoredTask() {
    String input = Inputs.withImage("visibility", "\"community\"").toString();

    assertThat(ImportInput.stored(TestTasks.pending(input)))
        .isEqualTo(ImportInput.of(Inputs.json(input), MEMBER));
  }

  @Test
  void wasCheckedWhenTheTaskWasMadeAndIsNotForbiddenLater() {
    assertThat(ImportInput.stored(TestTasks.pending(FULL)).image().owner()).isEqualTo("project-2");
  }
}
