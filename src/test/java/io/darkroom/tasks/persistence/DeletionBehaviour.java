package io.darkroom.tasks.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.images.Deletion;
import io.darkroom.images.DiscardedObjects;
import io.darkroom.images.DiscardedObjects.Discarded;
import io.darkroom.images.Image;
import io.darkroom.images.ImageDraft;
import io.darkroom.images.ImageStatus;
import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import io.darkroom.support.Database;
import io.darkroom.support.ImageModel;
import io.darkroom.support.Runs;
import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.Cancellation;
import io.darkroom.tasks.NamedType;
import io.darkroom.tasks.Requester;
import io.darkroom.tasks.Task;
import io.darkroom.tasks.TaskFailure;
import io.darkroom.tasks.TaskStatus;
import io.darkroom.tasks.TaskTypeBeans;
import io.darkroom.tasks.Tasks;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How images begin and how they go, and that nothing of them is forgotten or used again. */
interface DeletionBehaviour {

  Database database();

  Settings settings();

  private ImageModel model(EntityManager manager) {
    return new ImageModel(manager, settings(), Clock.systemUTC());
  }

  private static ImageDraft draft(boolean isProtected) {
    return new ImageDraft(
        "name",
        "shared",
        isProtected,
        false,
        "project",
        0,
        0,
        null,
        null,
        List.of("tag"),
        Map.of("a", "b"));
  }

  private String created(Optional<String> id, boolean isProtected) {
    return database().transaction(em -> model(em).images().create(id, draft(isProtected)).id());
  }

  private void delete(String id) {
    database().run(em -> deletion(em).delete(id));
  }

  private Deletion deletion(EntityManager manager) {
    return new Deletion(
        model(manager).images(),
        new Cancellation(
            manager,
            model(manager).attempts(),
            Runs.history(manager, settings(), Clock.systemUTC()),
            TaskTypeBeans.types(new NamedType("import")),
            new TaskFailure(model(manager).attempts())));
  }

  private Optional<Image> find(String id) {
    return database().transaction(em -> model(em).images().find(id));
  }

  @Test
  default void imageOfAClientBeginsQueuedUnderTheIdThatWasAskedFor() {
    String id = UUID.randomUUID().toString();

    assertThat(created(Optional.of(id), false)).isEqualTo(id);

    assertThat(find(id).map(Image::status)).contains(ImageStatus.QUEUED);
  }

  @Test
  default void idIsUsedOnceAlsoWhenItsImageIsGone() {
    String id = created(Optional.empty(), false);
    assertThat(Refusals.of(() -> created(Optional.of(id), false)))
        .isEqualTo(Message.of(Problem.IMAGE_ID_TAKEN, id));

    delete(id);

    assertThat(Refusals.of(() -> created(Optional.of(id), false)))
        .isEqualTo(Message.of(Problem.IMAGE_ID_TAKEN, id));
    assertThat(find(id)).isEmpty();
  }

  @Test
  default void deletionTakesAllRowsAndWritesItsObjectsDown() {
    String id = created(Optional.empty(), false);
    String key = UUID.randomUUID() + ".1.file";
    String upload = UUID.randomUUID().toString();
    database()
        .run(
            em -> {
              model(em).members().add(id, "friend");
              model(em).copies().announce(id, "file", key);
              upload(em, upload, id);
            });

    delete(id);

    assertThat(discarded())
        .contains(new Discarded(key, "file"), new Discarded("upload." + upload, "staging"));
    for (String table :
        List.of(
            "image_copies", "image_tags", "image_properties", "image_members", "image_uploads")) {
      assertThat(rows(table, id)).as(table).isZero();
    }
    database().run(em -> new DiscardedObjects(em).removed(key));
    assertThat(discarded()).doesNotContain(new Discarded(key, "file"));
  }

  @Test
  default void discardedObjectsAreReadAsManyAsAreWanted() {
    String id = created(Optional.empty(), false);
    List<String> keys = List.of(UUID.randomUUID() + ".1.file", UUID.randomUUID() + ".1.file");
    database().run(em -> keys.forEach(key -> model(em).copies().announce(id, "store" + key, key)));
    delete(id);

    List<Discarded> all = discarded();
    assertThat(all).extracting(Discarded::objectKey).containsAll(keys);
    for (int index = 1; index < all.size(); index++) {
      assertThat(behind(all.get(index - 1).objectKey(), 1)).containsExactly(all.get(index));
    }
    assertThat(newest(1000)).containsExactlyInAnyOrderElementsOf(all);
    assertThat(newest(1)).containsExactly(newest(1000).get(0));
  }

  private static void upload(EntityManager manager, String upload, String image) {
    manager
        .createNativeQuery(
            "insert into image_uploads (id, image_id, kind, received, complete, heard_at)"
                + " values (?1, ?2, 'stage', 0, true, 0)")
        .setParameter(1, upload)
        .setParameter(2, image)
        .executeUpdate();
  }

  private List<Discarded> discarded() {
    return behind("", 1000);
  }

  private List<Discarded> newest(int most) {
    return database().transaction(em -> new DiscardedObjects(em).newest(most));
  }

  private List<Discarded> behind(String last, int most) {
    return database().transaction(em -> new DiscardedObjects(em).behind(last, most));
  }

  private long rows(String table, String image) {
    String query = "select count(*) from " + table + " where image_id = ?1";
    return database()
        .transaction(
            em ->
                ((Number) em.createNativeQuery(query).setParameter(1, image).getSingleResult())
                    .longValue());
  }

  @Test
  default void protectedImageStaysAndSoDoesItsTask() {
    String id = created(Optional.empty(), true);
    Attempt attempt = working(id);

    assertThat(Refusals.of(() -> delete(id))).isEqualTo(Message.of(Problem.IMAGE_PROTECTED, id));

    assertThat(find(id)).isPresent();
    assertThat(status(attempt)).isEqualTo(TaskStatus.PENDING);
  }

  @Test
  default void deletionEndsTheTaskThatWorksOnTheImage() {
    String id = created(Optional.empty(), false);
    Attempt attempt = working(id);

    delete(id);

    assertThat(find(id)).isEmpty();
    assertThat(status(attempt)).isEqualTo(TaskStatus.FAILURE);
  }

  private Attempt working(String image) {
    return database()
        .transaction(
            em -> {
              Task task =
                  new Tasks(em, Clock.systemUTC())
                      .add(
                          "import",
                          Optional.empty(),
                          new Requester("project", "user", rule -> false, "req-1"));
              task.recordImage(image);
              em.flush();
              return model(em).attempts().claim(task.id()).orElseThrow();
            });
  }

  private TaskStatus status(Attempt attempt) {
    return database().transaction(em -> em.find(Task.class, attempt.taskId()).status());
  }

  @Test
  default void whatIsNotThereCannotBeDeleted() {
    String id = created(Optional.empty(), false);
    delete(id);

    assertThat(Refusals.of(() -> delete(id))).isEqualTo(Message.of(Problem.IMAGE_NOT_FOUND, id));
  }
}
