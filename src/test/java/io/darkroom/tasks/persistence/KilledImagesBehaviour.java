package io.darkroom.tasks.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.identity.TestCallers;
import io.darkroom.images.DiscardedObjects;
import io.darkroom.images.Image;
import io.darkroom.images.ImageContent;
import io.darkroom.images.ImageDraft;
import io.darkroom.images.ImageMember;
import io.darkroom.images.ImageStatus;
import io.darkroom.images.uploads.Upload;
import io.darkroom.images.uploads.UploadKind;
import io.darkroom.platform.settings.TestSettings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import io.darkroom.support.Database;
import io.darkroom.support.ImageModel;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Images that are given up: because their data cannot be used, or because there are none. */
interface KilledImagesBehaviour {

  Optional<String> FILE_STORE = Optional.of("file");

  Database database();

  private <T> T model(Function<ImageModel, T> work) {
    return database()
        .transaction(
            em -> work.apply(new ImageModel(em, TestSettings.defaults(), Clock.systemUTC())));
  }

  private void change(Consumer<ImageModel> work) {
    model(
        model -> {
          work.accept(model);
          return true;
        });
  }

  private static ImageDraft described() {
    return new ImageDraft(
        "n",
        "shared",
        false,
        false,
        "project",
        0,
        0,
        "raw",
        "bare",
        List.of("tag"),
        Map.of("os", "linux"));
  }

  private String waiting() {
    return model(model -> model.images().create(Optional.empty(), described()).id());
  }

  private Upload sent(String image, UploadKind kind) {
    return model(model -> model.uploads().begin(image, kind, 0));
  }

  private boolean giveUp(Upload upload) {
    return model(model -> model.uploadEnds().abandon(upload, FILE_STORE, true));
  }

  private ImageStatus stateOf(String image) {
    return model(model -> model.images().find(image).orElseThrow().status());
  }

  private boolean isThere(String image) {
    return model(model -> model.images().find(image).isPresent());
  }

  private boolean isWanted(Upload upload) {
    return model(model -> model.uploads().hear(upload.id()));
  }

  private List<String> discardedOf(Upload upload) {
    return database()
        .transaction(
            em ->
                new DiscardedObjects(em)
                    .behind("", 10_000).stream()
                        .map(object -> object.store() + " " + object.objectKey())
                        .filter(object -> object.contains(upload.id()))
                        .toList());
  }

  @Test
  default void imageWhoseDataCannotBeUsedIsKilledAndNothingOfThemStays() {
    String id = waiting();
    Upload upload = sent(id, UploadKind.FILE);
    change(model -> model.uploadEnds().announce(upload, "file"));

    assertThat(giveUp(upload)).isFalse();

    Image killed = model(model -> model.images().find(id).orElseThrow());
    assertThat(killed.status()).isEqualTo(ImageStatus.KILLED);
    assertThat(killed.size()).isEmpty();
    assertThat(killed.checksum()).isEmpty();
    assertThat(discardedOf(upload))
        .containsExactlyInAnyOrder(
            "staging upload." + upload.id(), "file upload." + upload.id() + ".file");
    assertThat(isWanted(upload)).isFalse();
  }

  @Test
  default void killedImageTakesNoDataAndCanBeDeleted() {
    String id = waiting();
    giveUp(sent(id, UploadKind.FILE));

    for (UploadKind kind : UploadKind.values()) {
      assertThat(Refusals.of(() -> sent(id, kind)))
          .isEqualTo(Message.of(Problem.IMAGE_STATE, id, "killed"));
    }
    change(model -> model.runs().forget(id));
    assertThat(isThere(id)).isFalse();
  }

  @Test
  default void imageWhoseDataWereOnlyToBeStagedWaitsAgain() {
    String id = waiting();

    giveUp(sent(id, UploadKind.STAGE));

    assertThat(stateOf(id)).isEqualTo(ImageStatus.QUEUED);
  }

  @Test
  default void imageIsNotKilledWhoseUploadEndedWellOrIsNotTheLast() {
    String active = waiting();
    Upload good = sent(active, UploadKind.FILE);
    ImageContent content = new ImageContent(3, 3L, "c".repeat(32), "d".repeat(128));
    change(model -> model.uploadEnds().announce(good, "file"));
    change(model -> model.uploadEnds().activate(good, "file", content));
    String sentAgain = waiting();
    Upload first = sent(sentAgain, UploadKind.FILE);
    change(model -> model.uploadEnds().abandon(first, FILE_STORE, false));
    sent(sentAgain, UploadKind.FILE);

    assertThat(giveUp(good)).isTrue();
    assertThat(giveUp(first)).isFalse();

    assertThat(stateOf(active)).isEqualTo(ImageStatus.ACTIVE);
    assertThat(stateOf(sentAgain)).isEqualTo(ImageStatus.SAVING);
  }

  @Test
  default void imageThatIsGoneIsNotKilled() {
    String id = waiting();
    Upload upload = sent(id, UploadKind.FILE);
    change(model -> model.runs().forget(id));

    assertThat(Refusals.of(() -> giveUp(upload)))
        .isEqualTo(Message.of(Problem.IMAGE_NOT_FOUND, id));
  }

  @Test
  default void imageThatStillWaitsIsWithdrawnWithAllThatBelongsToIt() {
    String id = waiting();
    change(model -> model.sharing().share(id, "member", Optional.of(true), TestCallers.admin()));

    change(model -> model.images().withdraw(id));
    change(model -> model.images().withdraw(id));

    assertThat(isThere(id)).isFalse();
    List<ImageMember> members = model(model -> model.members().of(id));
    assertThat(members).isEmpty();
    assertThat(model(model -> model.images().create(Optional.of(id), described())).id())
        .isEqualTo(id);
  }

  @ParameterizedTest
  @EnumSource(
      value = ImageStatus.class,
      names = {"SAVING", "UPLOADING", "IMPORTING", "ACTIVE"})
  default void imageOfWhichMoreHasBecomeIsNotWithdrawn(ImageStatus state) {
    String id = waiting();
    change(model -> model.images().become(id, state));

    change(model -> model.images().withdraw(id));

    assertThat(stateOf(id)).isEqualTo(state);
  }

  @Test
  default void imageThatIsNotThereNeedNotBeWithdrawn() {
    String nobody = UUID.randomUUID().toString();

    change(model -> model.images().withdraw(nobody));

    assertThat(isThere(nobody)).isFalse();
  }
}
