package io.darkroom.tasks.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.darkroom.images.DiscardedObjects;
import io.darkroom.images.Image;
import io.darkroom.images.ImageContent;
import io.darkroom.images.ImageCopy;
import io.darkroom.images.ImageDraft;
import io.darkroom.images.ImageStatus;
import io.darkroom.images.uploads.DeadUploads;
import io.darkroom.images.uploads.Upload;
import io.darkroom.images.uploads.UploadKind;
import io.darkroom.images.uploads.Uploads;
import io.darkroom.platform.settings.TestSettings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.stores.Received;
import io.darkroom.support.Database;
import io.darkroom.support.ImageModel;
import io.darkroom.support.MovableClock;
import io.darkroom.support.Together;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is stored of uploads, however they end, and whoever comes in between. */
interface UploadsBehaviour {

  ImageContent SENT = new ImageContent(3, 3L, "c".repeat(32), "d".repeat(128));
  Received STAGED = new Received(3, "c".repeat(32), "d".repeat(128));
  Optional<String> STORE = Optional.of("file");

  Database database();

  private static ImageModel model(EntityManager manager) {
    return model(manager, Clock.systemUTC());
  }

  private static ImageModel model(EntityManager manager, Clock clock) {
    return new ImageModel(manager, TestSettings.defaults(), clock);
  }

  private static ImageDraft draft(String owner, @Nullable String format) {
    return new ImageDraft(
        "sent", "private", false, false, owner, 0, 0, format, format, List.of(), Map.of());
  }

  private String queued() {
    return queued("project", "bare");
  }

  private String queued(String owner, @Nullable String format) {
    return database()
        .transaction(em -> model(em).images().create(Optional.empty(), draft(owner, format)).id());
  }

  private <T> T uploads(Function<Uploads, T> work) {
    return database().transaction(em -> work.apply(model(em).uploads()));
  }

  private Upload begin(String image, UploadKind kind) {
    return uploads(uploads -> uploads.begin(image, kind, 0));
  }

  private boolean hear(Upload upload) {
    return uploads(uploads -> uploads.hear(upload.id()));
  }

  private void charge(Upload upload, long bytes) {
    database().run(em -> model(em).uploads().charge(upload, bytes, upload.size()));
  }

  private Optional<Upload> staged(String image) {
    return uploads(uploads -> uploads.stagedFor(image));
  }

  private boolean abandon(Upload upload, Optional<String> store) {
    return database().transaction(em -> model(em).uploadEnds().abandon(upload, store, false));
  }

  private ImageStatus status(String image) {
    return image(image).status();
  }

  private Image image(String id) {
    return database().transaction(em -> model(em).images().find(id).orElseThrow());
  }

  private void delete(String image) {
    database().run(em -> model(em).runs().forget(image));
  }

  private List<String> discarded(String part) {
    return database()
        .transaction(
            em ->
                new DiscardedObjects(em)
                    .behind("", 10_000).stream()
                        .map(object -> object.store() + " " + object.objectKey())
                        .filter(object -> object.contains(part))
                        .toList());
  }

  private static Problem problem(Runnable work) {
    ProblemException refusal = catchThrowableOfType(ProblemException.class, work::run);
    assertThat(refusal).as("a refusal").isNotNull();
    return refusal.problem().problem();
  }

  @Test
  default void uploadMakesItsImageActive() {
    String id = queued();

    Upload upload = begin(id, UploadKind.FILE);
    assertThat(status(id)).isEqualTo(ImageStatus.SAVING);
    finish(upload);

    Image image = image(id);
    assertThat(image.status()).isEqualTo(ImageStatus.ACTIVE);
    assertThat(image.size()).hasValue(3);
    assertThat(image.virtualSize()).hasValue(3);
    assertThat(image.checksum()).contains(SENT.checksum());
    assertThat(copies(id)).containsExactly("upload." + upload.id() + ".file");
    assertThat(hear(upload)).isFalse();
    assertThat(discarded(upload.id())).isEmpty();
  }

  private void finish(Upload upload) {
    database().run(em -> model(em).uploadEnds().announce(upload, "file"));
    assertThat(copies(upload.imageId())).isEmpty();
    database().run(em -> model(em).uploadEnds().activate(upload, "file", SENT));
  }

  private List<String> copies(String image) {
    return database()
        .transaction(
            em -> model(em).copies().of(image).stream().map(ImageCopy::objectKey).toList());
  }

  @Test
  default void stagedDataAreKnownUntilTheyAreForgotten() {
    String id = queued();
    Upload upload = begin(id, UploadKind.STAGE);
    assertThat(status(id)).isEqualTo(ImageStatus.UPLOADING);
    assertThat(staged(id)).isEmpty();

    database().run(em -> model(em).uploadEnds().stage(upload, STAGED));

    Upload staged = staged(id).orElseThrow();
    assertThat(staged.stagedName()).isEqualTo("upload." + upload.id());
    assertThat(staged.size()).isEqualTo(3);
    assertThat(staged.md5()).isEqualTo("c".repeat(32));
    assertThat(staged.sha512()).isEqualTo("d".repeat(128));
    assertThat(image(id).size()).hasValue(3);
    assertThat(status(id)).isEqualTo(ImageStatus.UPLOADING);

    database().run(em -> model(em).uploads().forget(id));

    assertThat(staged(id)).isEmpty();
    assertThat(discarded(upload.id())).containsExactly("staging upload." + upload.id());
  }

  @Test
  default void imageThatIsNotQueuedTakesNoData() {
    String id = queued();
    finish(begin(id, UploadKind.FILE));

    for (UploadKind kind : UploadKind.values()) {
      assertThat(problem(() -> begin(id, kind))).isEqualTo(Problem.IMAGE_STATE);
    }
    assertThat(problem(() -> begin(UUID.randomUUID().toString(), UploadKind.FILE)))
        .isEqualTo(Problem.IMAGE_NOT_FOUND);
  }

  @Test
  default void imageWithoutFormatsTakesOnlyDataToBeImported() {
    String id = queued("project", null);

    assertThat(problem(() -> begin(id, UploadKind.FILE))).isEqualTo(Problem.IMAGE_FORMATS_MISSING);
    assertThat(status(id)).isEqualTo(ImageStatus.QUEUED);
    begin(id, UploadKind.STAGE);
    assertThat(status(id)).isEqualTo(ImageStatus.UPLOADING);
  }

  @Test
  default void ofManyWhoBeginAtOnceOneUploads() throws Exception {
    String id = queued();
    AtomicInteger refused = new AtomicInteger();

    Together.run(
        8,
        () -> {
          try {
            begin(id, UploadKind.FILE);
          } catch (ProblemException second) {
            assertThat(second.problem().problem()).isEqualTo(Problem.IMAGE_STATE);
            refused.incrementAndGet();
          }
          return true;
        });

    assertThat(refused).hasValue(7);
  }

  @Test
  default void abandonedUploadLeavesTheImageAsItWas() {
    for (UploadKind kind : UploadKind.values()) {
      String id = queued();
      Upload upload = begin(id, kind);
      database().run(em -> model(em).uploadEnds().announce(upload, "file"));

      assertThat(abandon(upload, STORE)).isFalse();

      assertThat(status(id)).isEqualTo(ImageStatus.QUEUED);
      assertThat(image(id).size()).isEmpty();
      assertThat(discarded(upload.id()))
          .containsExactlyInAnyOrder(
              "staging upload." + upload.id(), "file upload." + upload.id() + ".file");
      begin(id, kind);
      assertThat(abandon(upload, STORE)).isFalse();
      assertThat(status(id)).isNotEqualTo(ImageStatus.QUEUED);
    }
  }

  /** Its receiver may have heard of a failure that came after the commit. */
  @Test
  default void uploadThatEndedWellIsNotAbandoned() {
    String active = queued();
    Upload file = begin(active, UploadKind.FILE);
    finish(file);
    String uploading = queued();
    Upload stage = begin(uploading, UploadKind.STAGE);
    database().run(em -> model(em).uploadEnds().stage(stage, STAGED));

    assertThat(abandon(file, STORE)).isTrue();
    assertThat(abandon(stage, Optional.empty())).isTrue();

    assertThat(status(active)).isEqualTo(ImageStatus.ACTIVE);
    assertThat(status(uploading)).isEqualTo(ImageStatus.UPLOADING);
    assertThat(staged(uploading)).isPresent();
  }

  @Test
  default void deletedImageIsTheEndOfItsUpload() {
    String id = queued();
    Upload upload = begin(id, UploadKind.FILE);
    assertThat(hear(upload)).isTrue();

    delete(id);

    assertThat(hear(upload)).isFalse();
    assertThat(problem(() -> charge(upload, 1))).isEqualTo(Problem.IMAGE_NOT_FOUND);
    assertThat(problem(() -> finish(upload))).isEqualTo(Problem.IMAGE_NOT_FOUND);
    assertThat(problem(() -> abandon(upload, STORE))).isEqualTo(Problem.IMAGE_NOT_FOUND);
    assertThat(discarded(upload.id())).containsExactly("staging upload." + upload.id());
  }

  @Test
  default void imageThatIsDeletedWhileItsDataAreStoredIsNotRevived() {
    String id = queued();
    Upload upload = begin(id, UploadKind.FILE);
    database().run(em -> model(em).uploadEnds().announce(upload, "file"));

    delete(id);

    assertThatThrownBy(
            () -> database().run(em -> model(em).uploadEnds().activate(upload, "file", SENT)))
        .isInstanceOf(ProblemException.class);
    assertThat(discarded(upload.id())).hasSize(2);
  }

  @Test
  default void whatIsOnItsWayCountsForTheProject() {
    String owner = "project-" + UUID.randomUUID();
    Upload upload = uploads(uploads -> uploads.begin(queued(owner, "bare"), UploadKind.FILE, 600));
    Upload stage = begin(queued(owner, "bare"), UploadKind.STAGE);

    charge(upload, 700);
    charge(stage, 50);

    var usage = database().transaction(em -> model(em).quotas().usage(owner));
    assertThat(usage.bytes()).isEqualTo(700);
    assertThat(usage.staged()).isEqualTo(50);
    assertThat(usage.uploading()).isEqualTo(2);
  }

  @Test
  default void projectsHaveOnlyTheRoomThatTheyMayUseUp() {
    String owner = "project-" + UUID.randomUUID();
    Upload stage = begin(queued(owner, "bare"), UploadKind.STAGE);

    assertThat(refusal(queued(owner, "bare"), UploadKind.FILE, 1001))
        .isEqualTo(Message.of(Problem.TOO_MANY_BYTES, 1000));
    assertThat(refusal(queued(owner, "bare"), UploadKind.STAGE, 501))
        .isEqualTo(Message.of(Problem.TOO_MANY_STAGED_BYTES, 500));
    assertThat(problem(() -> limited(uploads -> uploads.charge(stage, 501, 0))))
        .isEqualTo(Problem.TOO_MANY_STAGED_BYTES);
    limited(uploads -> uploads.charge(stage, 500, 0));
  }

  private Message refusal(String image, UploadKind kind, long bytes) {
    ProblemException refusal =
        catchThrowableOfType(
            ProblemException.class, () -> limited(uploads -> uploads.begin(image, kind, bytes)));
    assertThat(refusal).as("a refusal").isNotNull();
    assertThat(status(image)).isEqualTo(ImageStatus.QUEUED);
    return refusal.problem();
  }

  private <T> T limited(Function<Uploads, T> work) {
    var settings =
        TestSettings.with(
            Map.of(
                "darkroom.images.max-bytes-per-project", "1000",
                "darkroom.images.max-staged-bytes-per-project", "500"));
    return database()
        .transaction(em -> work.apply(new ImageModel(em, settings, Clock.systemUTC()).uploads()));
  }

  @Test
  default void silentUploadsEndAndOthersGoOn() {
    MovableClock clock = new MovableClock(Instant.parse("2001-01-01T00:00:00Z"));
    String silent = queued();
    Upload dead = database().transaction(em -> begin(em, clock, silent, UploadKind.FILE));
    String heard = queued();
    Upload alive = database().transaction(em -> begin(em, clock, heard, UploadKind.STAGE));
    String staged = queued();
    Upload complete = database().transaction(em -> begin(em, clock, staged, UploadKind.STAGE));
    database().run(em -> model(em).uploadEnds().stage(complete, STAGED));
    clock.set(clock.instant().plus(Duration.ofSeconds(61)));
    database().run(em -> model(em, clock).uploads().hear(alive.id()));

    assertThat(swept(clock)).contains(silent).doesNotContain(heard, staged);

    assertThat(status(silent)).isEqualTo(ImageStatus.QUEUED);
    assertThat(status(heard)).isEqualTo(ImageStatus.UPLOADING);
    assertThat(status(staged)).isEqualTo(ImageStatus.UPLOADING);
    assertThat(discarded(dead.id())).containsExactly("staging upload." + dead.id());
    assertThat(hear(dead)).isFalse();
    assertThat(problem(() -> finish(dead))).isEqualTo(Problem.IMAGE_NOT_FOUND);
    database().run(em -> model(em).uploads().hear(alive.id()));
  }

  private static Upload begin(EntityManager em, Clock clock, String image, UploadKind kind) {
    return model(em, clock).uploads().begin(image, kind, 0);
  }

  private List<String> swept(Clock clock) {
    return database().transaction(em -> dead(em, clock).images(1000)).stream()
        .filter(image -> database().transaction(em -> dead(em, clock).release(image)))
        .toList();
  }

  private static DeadUploads dead(EntityManager em, Clock clock) {
    ImageModel model = model(em, clock);
    return new DeadUploads(em, model.images(), model.arrivals(), clock);
  }

  @Test
  default void imageThatNobodySavesIsQueuedAgain() {
    Clock clock = Clock.systemUTC();
    String id = queued();
    database().run(em -> model(em).images().become(id, ImageStatus.SAVING));

    assertThat(swept(clock)).contains(id);

    assertThat(status(id)).isEqualTo(ImageStatus.QUEUED);
  }
}
