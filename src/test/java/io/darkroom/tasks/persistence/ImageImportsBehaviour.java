package io.darkroom.tasks.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.images.Image;
import io.darkroom.images.ImageContent;
import io.darkroom.images.ImageCopy;
import io.darkroom.images.ImageDraft;
import io.darkroom.images.ImageStatus;
import io.darkroom.images.StoredCopy;
import io.darkroom.platform.settings.Settings;
import io.darkroom.platform.settings.TestSettings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import io.darkroom.support.Database;
import io.darkroom.support.ImageModel;
import io.darkroom.support.Runs;
import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.AttemptSuperseded;
import io.darkroom.tasks.Requester;
import io.darkroom.tasks.Task;
import io.darkroom.tasks.Tasks;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a task writes of an image that its client has made, and how much of it stays. */
interface ImageImportsBehaviour {

  ImageContent BYTES = new ImageContent(1000, null, "c".repeat(32), "d".repeat(128));

  Database database();

  private static ImageModel model(EntityManager manager) {
    return model(manager, TestSettings.defaults());
  }

  private static ImageModel model(EntityManager manager, Settings settings) {
    return new ImageModel(manager, settings, Clock.systemUTC());
  }

  private static ImageDraft draft(String owner) {
    return new ImageDraft(
        "mine", "private", false, false, owner, 0, 0, "raw", "bare", List.of(), Map.of());
  }

  private String queued() {
    return database()
        .transaction(em -> model(em).images().create(Optional.empty(), draft("project")).id());
  }

  private Attempt begun(String image, String... stores) {
    Task task =
        database()
            .transaction(
                em -> {
                  Requester requester = new Requester("project", "user", rule -> false, "req-1");
                  Task added =
                      new Tasks(em, Clock.systemUTC())
                          .add("api_image_import", Optional.empty(), requester);
                  Image locked = model(em).imports().require(image);
                  model(em).imports().start(added, locked, OptionalLong.empty(), List.of(stores));
                  return added;
                });
    return database()
        .transaction(
            em ->
                Runs.attempts(em, TestSettings.defaults(), Clock.systemUTC())
                    .claim(task.id())
                    .orElseThrow());
  }

  private StoredCopy announced(Attempt attempt, String image, String store) {
    String key = attempt.name() + "." + store;
    database().run(em -> model(em).runs().announceCopy(attempt, image, store, key));
    return new StoredCopy(store, key);
  }

  private void take(Attempt attempt, String image, StoredCopy... copies) {
    database()
        .run(em -> model(em).imports().take(attempt, image, Optional.of(BYTES), List.of(copies)));
  }

  private void finish(Attempt attempt, String image, StoredCopy... copies) {
    boolean all = copies.length > 0;
    database().run(em -> model(em).imports().finish(attempt, image, Optional.of(BYTES), all));
  }

  private void assertNotes(String image, ImageStatus status, Map<String, String> notes) {
    database()
        .run(
            em -> {
              Image read = model(em).images().find(image).orElseThrow();
              assertThat(read.status()).isEqualTo(status);
              assertThat(read.properties()).isEqualTo(notes);
              assertThat(read.draft().properties()).isEmpty();
            });
  }

  private static Map<String, String> notes(String toDo, String failed) {
    return Map.of("os_glance_importing_to_stores", toDo, "os_glance_failed_import", failed);
  }

  private List<String> stores(String image) {
    return database()
        .transaction(em -> model(em).copies().of(image).stream().map(ImageCopy::store).toList());
  }

  @Test
  default void anImageSaysWhatIsDoneWithIt() {
    String image = queued();

    Attempt attempt = begun(image, "fast", "cheap");

    assertNotes(
        image,
        ImageStatus.IMPORTING,
        Map.of(
            "os_glance_import_task", attempt.taskId(),
            "os_glance_importing_to_stores", "fast,cheap",
            "os_glance_failed_import", ""));
  }

  @Test
  default void twoTasksDoNotWorkOnOneImage() {
    String image = queued();
    begun(image, "fast");

    assertThat(Refusals.of(() -> database().run(em -> model(em).imports().require(image))))
        .isEqualTo(Message.of(Problem.IMAGE_WORKED_ON, image));
  }

  @Test
  default void allCopiesCanBeReadAtOnceAndWhatElseWasAnnouncedComesToNothing() {
    String image = queued();
    Attempt attempt = begun(image, "fast", "cheap");
    StoredCopy fast = announced(attempt, image, "fast");
    StoredCopy cheap = announced(attempt, image, "cheap");
    String ofARunBefore = attempt.taskId() + ".0.fast";
    database().run(em -> model(em).copies().announce(image, "fast", ofARunBefore));
    assertThat(stores(image)).isEmpty();

    finish(attempt, image, fast, cheap);
    finish(attempt, image);

    assertNotes(image, ImageStatus.ACTIVE, notes("", ""));
    assertThat(stores(image)).containsExactly("cheap", "fast");
    database()
        .run(
            em -> {
              assertThat(model(em).images().find(image).orElseThrow().size()).hasValue(1000);
              Task task = em.find(Task.class, attempt.taskId());
              assertThat(model(em).imports().hasTaken(task)).isTrue();
            });
  }

  @Test
  default void theFirstCopyMakesTheImageReadableAndAFailedOneIsNamed() {
    String image = queued();
    Attempt attempt = begun(image, "fast", "cheap", "slow");

    take(attempt, image, announced(attempt, image, "fast"));
    database().run(em -> model(em).imports().miss(attempt, image, "cheap"));

    assertNotes(
        image,
        ImageStatus.ACTIVE,
        Map.of(
            "os_glance_import_task", attempt.taskId(),
            "os_glance_importing_to_stores", "slow",
            "os_glance_failed_import", "cheap"));
    take(attempt, image, announced(attempt, image, "slow"));
    finish(attempt, image);
    assertNotes(image, ImageStatus.ACTIVE, notes("", "cheap"));
    assertThat(stores(image)).containsExactly("fast", "slow");
  }

  @Test
  default void anImageOfAFailedTaskIsQueuedAgainWithoutAnythingOfIt() {
    String image = queued();
    Attempt attempt = begun(image, "fast", "cheap");
    announced(attempt, image, "fast");

    database().run(em -> model(em).imports().undo(image));

    assertNotes(image, ImageStatus.QUEUED, notes("", "fast,cheap"));
    assertThat(stores(image)).isEmpty();
    database().run(em -> model(em).imports().undo(UUID.randomUUID().toString()));
  }

  @Test
  default void aFurtherCopyThatFailsLeavesTheImageActive() {
    String image = queued();
    Attempt first = begun(image, "fast");
    finish(first, image, announced(first, image, "fast"));
    end(first);
    Attempt second = begun(image, "cheap");
    announced(second, image, "cheap");

    database().run(em -> model(em).imports().undo(image));

    assertNotes(image, ImageStatus.ACTIVE, notes("", "cheap"));
    assertThat(stores(image)).containsExactly("fast");
  }

  private void end(Attempt attempt) {
    database()
        .run(
            em ->
                Runs.attempts(em, TestSettings.defaults(), Clock.systemUTC())
                    .fail(attempt, Message.of(Problem.SOURCE_EMPTY)));
  }

  @Test
  default void aRunThatWasOvertakenWritesNothing() {
    String image = queued();
    Attempt old = begun(image, "fast");
    StoredCopy copy = announced(old, image, "fast");
    database()
        .run(
            em ->
                Runs.attempts(em, TestSettings.defaults(), Clock.systemUTC()).claim(old.taskId()));

    assertThatThrownBy(() -> take(old, image, copy)).isInstanceOf(AttemptSuperseded.class);
    assertThatThrownBy(() -> finish(old, image, copy)).isInstanceOf(AttemptSuperseded.class);
    assertThatThrownBy(() -> database().run(em -> model(em).imports().miss(old, image, "fast")))
        .isInstanceOf(AttemptSuperseded.class);
    assertThat(stores(image)).isEmpty();
  }

  @Test
  default void anImageThatNoTaskWorksOnAnyMoreWaitsForItsClientAgain() {
    String image = queued();
    end(begun(image, "fast"));

    database().run(em -> model(em).runs().forgetAbandoned(100));

    assertNotes(image, ImageStatus.QUEUED, notes("", "fast"));
  }

  @Test
  default void eachCopyCountsAsUsed() {
    Settings settings = TestSettings.with("darkroom.images.max-bytes-per-project", "1999");
    String image = queued();
    Attempt attempt = begun(image, "fast", "cheap");
    announced(attempt, image, "fast");
    announced(attempt, image, "cheap");

    Message refusal =
        Refusals.of(
            () ->
                database()
                    .run(
                        em ->
                            model(em, settings)
                                .imports()
                                .finish(attempt, image, Optional.of(BYTES), true)));

    assertThat(refusal.problem()).isEqualTo(Problem.TOO_MANY_BYTES);
    assertThat(stores(image)).isEmpty();
  }

  @Test
  default void whatADeadRunHasLeftOpenIsSettled() {
    String image = queued();
    Attempt attempt = begun(image, "fast", "cheap");
    take(attempt, image, announced(attempt, image, "fast"));
    announced(attempt, image, "cheap");

    database().run(em -> model(em).imports().settle(image));
    database().run(em -> model(em).imports().settle(image));

    assertNotes(image, ImageStatus.ACTIVE, notes("", "cheap"));
    assertThat(stores(image)).containsExactly("fast");
  }
}
