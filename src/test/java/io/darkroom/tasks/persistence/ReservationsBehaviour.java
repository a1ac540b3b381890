package io.darkroom.tasks.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.images.ExpectedContent;
import io.darkroom.images.Image;
import io.darkroom.images.ImageDraft;
import io.darkroom.images.ImageStatus;
import io.darkroom.images.Quotas;
import io.darkroom.images.uploads.Upload;
import io.darkroom.images.uploads.UploadKind;
import io.darkroom.images.v1.Reservations;
import io.darkroom.platform.settings.TestSettings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.problems.Refusals;
import io.darkroom.support.Database;
import io.darkroom.support.ImageModel;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Images that are made or changed in the transaction in which they begin to get data. */
interface ReservationsBehaviour {

  ExpectedContent EXPECTED = new ExpectedContent(OptionalLong.of(7), Optional.of("c".repeat(32)));

  Database database();

  private <T> T reserve(BiFunction<Reservations, ImageModel, T> work) {
    return database()
        .transaction(
            em -> {
              ImageModel model = new ImageModel(em, TestSettings.defaults(), Clock.systemUTC());
              return work.apply(new Reservations(model.images()), model);
            });
  }

  private static ImageDraft called(String name, String owner) {
    return new ImageDraft(
        name, "shared", false, false, owner, 0, 0, "raw", "bare", List.of(), Map.of("os", "x"));
  }

  private Image reserved(String id) {
    return reserve((reservations, model) -> model.images().find(id).orElseThrow());
  }

  private String made(ExpectedContent expected) {
    return reserve(
        (reservations, model) ->
            reservations.create(Optional.empty(), called("n", "p"), expected, Image::id));
  }

  private static String refuse(Image image) {
    throw new ProblemException(Problem.IMAGE_STATE, image.id(), image.status().id());
  }

  @Test
  default void newImageBeginsToGetDataOrWaitsForThem() {
    String id = UUID.randomUUID().toString();

    Upload upload =
        reserve(
            (reservations, model) ->
                reservations.create(
                    Optional.of(id),
                    called("n", "p"),
                    EXPECTED,
                    image -> model.uploads().begin(image.id(), UploadKind.FILE, 7)));

    assertThat(upload.imageId()).isEqualTo(id);
    assertThat(reserved(id).status()).isEqualTo(ImageStatus.SAVING);
    assertThat(reserved(id).expected()).isEqualTo(EXPECTED);
    assertThat(reserved(made(EXPECTED)).status()).isEqualTo(ImageStatus.QUEUED);
    assertThat(reserved(made(EXPECTED)).expected()).isEqualTo(EXPECTED);
    assertThat(reserved(made(ExpectedContent.ANY)).expected()).isEqualTo(ExpectedContent.ANY);
  }

  @Test
  default void beginningThatIsRefusedLeavesNoImage() {
    String id = UUID.randomUUID().toString();
    String owner = "project-" + UUID.randomUUID();

    assertThat(
            Refusals.of(
                () ->
                    reserve(
                        (reservations, model) ->
                            reservations.create(
                                Optional.of(id),
                                called("n", owner),
                                EXPECTED,
                                ReservationsBehaviour::refuse))))
        .isEqualTo(Message.of(Problem.IMAGE_STATE, id, "queued"));

    Quotas.Usage usage = reserve((reservations, model) -> model.quotas().usage(owner));
    assertThat(usage.images()).isZero();
    String again =
        reserve(
            (reservations, model) ->
                reservations.create(
                    Optional.of(id), called("n", owner), ExpectedContent.ANY, Image::id));
    assertThat(again).isEqualTo(id);
  }

  @Test
  default void idThatIsTakenBeginsNothing() {
    String id = made(ExpectedContent.ANY);

    assertThat(
            Refusals.of(
                () ->
                    reserve(
                        (reservations, model) ->
                            reservations.create(
                                Optional.of(id),
                                called("other", "p"),
                                EXPECTED,
                                ReservationsBehaviour::refuse))))
        .isEqualTo(Message.of(Problem.IMAGE_ID_TAKEN, id));

    assertThat(reserved(id).name()).contains("n");
    assertThat(reserved(id).expected()).isEqualTo(ExpectedContent.ANY);
  }

  private <T> T changed(
      String id, ExpectedContent expected, BiFunction<ImageModel, Image, T> begin) {
    return reserve(
        (reservations, model) ->
            reservations.change(
                id,
                image -> called(image.name().orElseThrow() + "2", "p"),
                before -> expected,
                image -> begin.apply(model, image)));
  }

  @Test
  default void changedImageBeginsToGetData() {
    String id = made(new ExpectedContent(OptionalLong.of(9), Optional.empty()));

    changed(id, EXPECTED, (model, image) -> model.uploads().begin(image.id(), UploadKind.FILE, 7));

    assertThat(reserved(id).name()).contains("n2");
    assertThat(reserved(id).status()).isEqualTo(ImageStatus.SAVING);
    assertThat(reserved(id).expected()).isEqualTo(EXPECTED);
  }

  @Test
  default void beginningThatIsRefusedLeavesTheImageAsItWas() {
    String id = made(EXPECTED);
    ExpectedContent other = new ExpectedContent(OptionalLong.of(9), Optional.empty());

    assertThat(Refusals.of(() -> changed(id, other, (model, image) -> refuse(image))).problem())
        .isEqualTo(Problem.IMAGE_STATE);

    assertThat(reserved(id).name()).contains("n");
    assertThat(reserved(id).status()).isEqualTo(ImageStatus.QUEUED);
    assertThat(reserved(id).expected()).isEqualTo(EXPECTED);
  }

  @Test
  default void nothingIsExpectedOfDataThatAreThere() {
    String id = made(ExpectedContent.ANY);
    reserve((reservations, model) -> model.images().become(id, ImageStatus.ACTIVE).id());

    changed(id, EXPECTED, (model, image) -> image.id());

    assertThat(reserved(id).name()).contains("n2");
    assertThat(reserved(id).expected()).isEqualTo(ExpectedContent.ANY);
  }

  @Test
  default void imageThatIsNotThereIsNotChanged() {
    String nobody = UUID.randomUUID().toString();

    assertThat(Refusals.of(() -> changed(nobody, EXPECTED, (model, image) -> refuse(image))))
        .isEqualTo(Message.of(Problem.IMAGE_NOT_FOUND, nobody));
  }
}
