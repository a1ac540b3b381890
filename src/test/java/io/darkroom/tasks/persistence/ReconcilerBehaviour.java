package io.darkroom.tasks.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.images.DiscardedObjects;
import io.darkroom.images.ImageContent;
import io.darkroom.images.ImageDraft;
import io.darkroom.images.ObjectRemoval;
import io.darkroom.imports.Leftovers;
import io.darkroom.imports.Reconciler;
import io.darkroom.platform.NodeId;
import io.darkroom.platform.lifecycle.Node;
import io.darkroom.platform.lifecycle.NodeStopping;
import io.darkroom.platform.settings.Settings;
import io.darkroom.platform.settings.TestSettings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.stores.Staging;
import io.darkroom.stores.Stores;
import io.darkroom.support.Database;
import io.darkroom.support.ImageModel;
import io.darkroom.support.NoDurability;
import io.darkroom.support.NoEvent;
import io.darkroom.support.Runs;
import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.Attempts;
import io.darkroom.tasks.Requester;
import io.darkroom.tasks.Tasks;
import jakarta.json.Json;
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

/** What is swept up, and what is left alone. */
interface ReconcilerBehaviour {

  ImageDraft IMAGE =
      new ImageDraft(
          "left", "private", false, false, "project", 0, 0, "raw", "bare", List.of(), Map.of());

  Database database();

  private static Tasks tasks(EntityManager manager) {
    return new Tasks(manager, Clock.systemUTC());
  }

  private static Attempts attempts(EntityManager manager) {
    return Runs.attempts(manager, TestSettings.defaults(), Clock.systemUTC());
  }

  private static ImageModel model(EntityManager manager) {
    return new ImageModel(manager, TestSettings.defaults(), Clock.systemUTC());
  }

  private Attempt running() {
    return database()
        .transaction(
            em -> {
              Requester requester = new Requester("project", "user", rule -> false, "req-1");
              String id = tasks(em).add("import", Optional.empty(), requester).id();
              em.flush();
              return attempts(em).claim(id).orElseThrow();
            });
  }

  private Attempt failed() {
    Attempt attempt = running();
    database().run(em -> attempts(em).fail(attempt, Message.of(Problem.SOURCE_EMPTY)));
    return attempt;
  }

  private void reconcile(Path data) {
    Settings settings = TestSettings.with("darkroom.data-dir", data.toString());
    database()
        .run(
            em -> {
              Node node = new Node(new NodeId(settings), new NoEvent<NodeStopping>());
              Staging staging = new Staging(settings);
              Stores stores = new Stores(settings);
              Leftovers leftovers =
                  new Leftovers(tasks(em), model(em).copies(), staging, stores, node);
              ObjectRemoval removal =
                  new ObjectRemoval(new DiscardedObjects(em), stores, staging, new NoDurability());
              new Reconciler(model(em).runs(), removal, leftovers, node, settings).run();
            });
  }

  private static Path file(Path directory, String name) throws IOException {
    Files.createDirectories(directory);
    return Files.writeString(directory.resolve(name), "bytes");
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  default void stagedFilesStayOnlyForTasksThatAreAlive(@TempDir Path data) throws Exception {
    Attempt running = running();
    String unknown = UUID.randomUUID() + ".1";
    String old = UUID.randomUUID() + ".1";
    Path staging = data.resolve("staging");
    file(staging, running.name());
    file(staging, failed().name());
    file(staging, unknown);
    Files.setLastModifiedTime(
        file(staging, old), FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    file(staging, "somebody-elses");

    reconcile(data);

    assertThat(names(staging)).containsExactlyInAnyOrder(running.name(), unknown, "somebody-elses");
  }

  @Test
  default void objectsGoOnlyWhenTheirTaskHasEndedAndNoImageIsReadFromThem(@TempDir Path data)
      throws Exception {
    Attempt running = running();
    Attempt failed = failed();
    String copy = copyOfAnImage();
    String ofLongAgo = UUID.randomUUID() + ".1.file";
    Path store = data.resolve("images");
    file(store, running.name() + ".file");
    file(store, failed.name() + ".file");
    file(store, failed.name() + ".file.part");
    file(store, copy);
    file(store, ofLongAgo);

    reconcile(data);

    assertThat(names(store)).containsExactlyInAnyOrder(running.name() + ".file", copy, ofLongAgo);
  }

  private String copyOfAnImage() {
    Attempt attempt = running();
    String key = attempt.name() + ".file";
    database()
        .run(
            em -> {
              String id = model(em).runs().startImport(attempt, IMAGE).id();
              em.flush();
              model(em).runs().announceCopy(attempt, id, "file", key);
              em.flush();
              model(em)
                  .runs()
                  .activate(
                      attempt,
                      id,
                      new ImageContent(5, 5L, "c".repeat(32), "d".repeat(128)),
                      List.of(key));
              attempts(em).succeed(attempt, Json.createObjectBuilder().build());
            });
    return key;
  }

  @Test
  default void imageThatIsImportedByNobodyGoes(@TempDir Path data) {
    Attempt running = running();
    Attempt dead = running();
    String alive = database().transaction(em -> model(em).runs().startImport(running, IMAGE).id());
    String left = database().transaction(em -> model(em).runs().startImport(dead, IMAGE).id());
    database().run(em -> attempts(em).fail(dead, Message.of(Problem.SOURCE_EMPTY)));

    reconcile(data);

    List<Boolean> found =
        database()
            .transaction(
                em ->
                    List.of(
                        model(em).images().find(alive).isPresent(),
                        model(em).images().find(left).isPresent()));
    assertThat(found).containsExactly(true, false);
  }
}
