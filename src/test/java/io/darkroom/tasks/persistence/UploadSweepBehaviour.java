package io.darkroom.tasks.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.images.DiscardedObjects;
import io.darkroom.images.Image;
import io.darkroom.images.ImageContent;
import io.darkroom.images.ImageDraft;
import io.darkroom.images.ImageStatus;
import io.darkroom.images.ObjectRemoval;
import io.darkroom.images.uploads.DeadUploads;
import io.darkroom.images.uploads.Upload;
import io.darkroom.images.uploads.UploadKind;
import io.darkroom.images.uploads.UploadLeftovers;
import io.darkroom.images.uploads.UploadSweep;
import io.darkroom.platform.NodeId;
import io.darkroom.platform.lifecycle.Node;
import io.darkroom.platform.lifecycle.NodeStopping;
import io.darkroom.platform.settings.Settings;
import io.darkroom.platform.settings.TestSettings;
import io.darkroom.stores.Staging;
import io.darkroom.stores.Stores;
import io.darkroom.support.Database;
import io.darkroom.support.ImageModel;
import io.darkroom.support.MovableClock;
import io.darkroom.support.NoDurability;
import io.darkroom.support.NoEvent;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is swept up after uploads, and what is left alone. */
interface UploadSweepBehaviour {

  ImageDraft WAITING =
      new ImageDraft(
          "left", "private", false, false, "project", 0, 0, "raw", "bare", List.of(), Map.of());
  ImageContent BYTES = new ImageContent(5, 5L, "c".repeat(32), "d".repeat(128));

  Database database();

  private static ImageModel model(EntityManager em, Clock clock) {
    return new ImageModel(em, TestSettings.defaults(), clock);
  }

  private Upload begin(Clock clock) {
    return database()
        .transaction(
            em -> {
              ImageModel model = model(em, clock);
              Image image = model.images().create(Optional.empty(), WAITING);
              return model.uploads().begin(image.id(), UploadKind.FILE, 5);
            });
  }

  private void sweep(Path data, Clock clock) {
    Settings settings = TestSettings.with("darkroom.data-dir", data.toString());
    database()
        .run(
            em -> {
              ImageModel model = model(em, clock);
              Node node = new Node(new NodeId(settings), new NoEvent<NodeStopping>());
              Staging staging = new Staging(settings);
              Stores stores = new Stores(settings);
              DeadUploads dead = new DeadUploads(em, model.images(), model.arrivals(), clock);
              new UploadSweep(
                      dead,
                      new ObjectRemoval(
                          new DiscardedObjects(em), stores, staging, new NoDurability()),
                      new UploadLeftovers(dead, model.copies(), staging, stores, node),
                      node,
                      settings)
                  .run();
            });
  }

  private static void file(Path directory, String name, Duration age) throws IOException {
    Files.createDirectories(directory);
    Files.setLastModifiedTime(
        Files.writeString(directory.resolve(name), "bytes"),
        FileTime.from(Instant.now().minus(age)));
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(entry -> entry.getFileName().toString()).toList();
    }
  }

  @Test
  default void uploadOfADeadNodeGoesWithItsBytes(@TempDir Path data) throws Exception {
    MovableClock clock = new MovableClock(Instant.parse("2002-01-01T00:00:00Z"));
    Upload upload = begin(clock);
    database().run(em -> model(em, clock).uploadEnds().announce(upload, "file"));
    file(data.resolve("staging"), upload.stagedName(), Duration.ZERO);
    file(data.resolve("images"), upload.stagedName() + ".file", Duration.ZERO);

    clock.set(clock.instant().plus(Duration.ofSeconds(61)));
    sweep(data, clock);

    ImageStatus status =
        database()
            .transaction(
                em -> model(em, clock).images().find(upload.imageId()).orElseThrow().status());
    assertThat(status).isEqualTo(ImageStatus.QUEUED);
    assertThat(names(data.resolve("staging"))).isEmpty();
    assertThat(names(data.resolve("images"))).isEmpty();
  }

  @Test
  default void filesOfAnUploadThatIsNoMoreGoWhenTheyAreOld(@TempDir Path data) throws Exception {
    Clock clock = Clock.systemUTC();
    Duration old = Duration.ofDays(2);
    Upload alive = begin(clock);
    String copy = copyOfAnImage(clock);
    String gone = "upload." + UUID.randomUUID();
    String young = "upload." + UUID.randomUUID();
    for (Path directory : List.of(data.resolve("staging"), data.resolve("images"))) {
      file(directory, alive.stagedName(), old);
      file(directory, alive.stagedName() + ".file", old);
      file(directory, copy, old);
      file(directory, gone, old);
      file(directory, gone + ".file.part", old);
      file(directory, young + ".file", Duration.ofHours(23));
      file(directory, "upload.somebody-elses", old);
    }

    sweep(data, clock);

    for (String directory : List.of("staging", "images")) {
      assertThat(names(data.resolve(directory)))
          .containsExactlyInAnyOrder(
              alive.stagedName(),
              alive.stagedName() + ".file",
              copy,
              young + ".file",
              "upload.somebody-elses");
    }
  }

  private String copyOfAnImage(Clock clock) {
    Upload upload = begin(clock);
    database().run(em -> model(em, clock).uploadEnds().announce(upload, "file"));
    database().run(em -> model(em, clock).uploadEnds().activate(upload, "file", BYTES));
    return upload.stagedName() + ".file";
  }
}
