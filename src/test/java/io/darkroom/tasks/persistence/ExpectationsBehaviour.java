package io.darkroom.tasks.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.images.ExpectedContent;
import io.darkroom.images.Image;
import io.darkroom.images.ImageContent;
import io.darkroom.images.ImageCopy;
import io.darkroom.images.ImageDraft;
import io.darkroom.images.ImageStatus;
import io.darkroom.images.StoredCopy;
import io.darkroom.images.uploads.Upload;
import io.darkroom.images.uploads.UploadKind;
import io.darkroom.platform.settings.TestSettings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import io.darkroom.support.Database;
import io.darkroom.support.ImageModel;
import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.Requester;
import io.darkroom.tasks.Task;
import io.darkroom.tasks.Tasks;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of an image's bytes before they come holds whichever way they come. */
interface ExpectationsBehaviour {

  String MD5 = "c".repeat(32);
  ImageContent SEVEN_BYTES = new ImageContent(7, 7L, MD5, "d".repeat(128));
  ExpectedContent SEVEN = content(7, MD5);

  Database database();

  private static ExpectedContent content(long size, String checksum) {
    return new ExpectedContent(OptionalLong.of(size), Optional.of(checksum));
  }

  private static ExpectedContent ofSize(long size) {
    return new ExpectedContent(OptionalLong.of(size), Optional.empty());
  }

  private static ExpectedContent ofChecksum(String checksum) {
    return new ExpectedContent(OptionalLong.empty(), Optional.of(checksum));
  }

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

  private String imageExpecting(ExpectedContent... said) {
    ImageDraft draft =
        new ImageDraft(
            "n", "private", false, false, "project", 0, 0, "raw", "bare", List.of(), Map.of());
    String id = model(model -> model.images().create(Optional.empty(), draft).id());
    for (ExpectedContent content : said) {
      change(model -> model.images().expect(id, content));
    }
    return id;
  }

  private Image stored(String id) {
    return model(model -> model.images().find(id).orElseThrow());
  }

  @Test
  default void nothingIsExpectedUnlessItIsSaid() {
    assertThat(stored(imageExpecting()).expected()).isEqualTo(ExpectedContent.ANY);
    assertThat(stored(imageExpecting(ofSize(0))).expected()).isEqualTo(ofSize(0));
    assertThat(stored(imageExpecting(content(Long.MAX_VALUE, MD5))).expected())
        .isEqualTo(content(Long.MAX_VALUE, MD5));
  }

  @Test
  default void whatIsSaidLastCounts() {
    assertThat(stored(imageExpecting(SEVEN, ofSize(8))).expected()).isEqualTo(ofSize(8));
    assertThat(stored(imageExpecting(SEVEN, ExpectedContent.ANY)).expected())
        .isEqualTo(ExpectedContent.ANY);
    String nobody = UUID.randomUUID().toString();
    assertThat(Refusals.of(() -> change(model -> model.images().expect(nobody, SEVEN))))
        .isEqualTo(Message.of(Problem.IMAGE_NOT_FOUND, nobody));
  }

  @Test
  default void whatIsSaidIsNoSizeOfTheImage() {
    String id = imageExpecting(SEVEN);

    assertThat(stored(id).size()).isEmpty();
    assertThat(stored(id).checksum()).isEmpty();
    assertThat(stored(id).status()).isEqualTo(ImageStatus.QUEUED);
  }

  private Upload uploadOf(String image) {
    Upload upload = model(model -> model.uploads().begin(image, UploadKind.FILE, 0));
    change(model -> model.uploadEnds().announce(upload, "file"));
    return upload;
  }

  private void activate(Upload upload) {
    change(model -> model.uploadEnds().activate(upload, "file", SEVEN_BYTES));
  }

  private List<String> readable(String image) {
    return model(model -> model.copies().of(image).stream().map(ImageCopy::store).toList());
  }

  static Stream<ExpectedContent> metExpectations() {
    return Stream.of(ExpectedContent.ANY, ofSize(7), ofChecksum(MD5), SEVEN);
  }

  static Stream<Arguments> otherExpectations() {
    Message size = Message.of(Problem.DATA_SIZE_DIFFERS, 8, 7);
    String other = "e".repeat(32);
    Message checksum = Message.of(Problem.DATA_CHECKSUM_DIFFERS, other, MD5);
    return Stream.of(
        Arguments.of(ofSize(8), size),
        Arguments.of(content(8, MD5), size),
        Arguments.of(content(8, other), size),
        Arguments.of(ofSize(0), Message.of(Problem.DATA_SIZE_DIFFERS, 0, 7)),
        Arguments.of(ofChecksum(other), checksum),
        Arguments.of(content(7, other), checksum));
  }

  @ParameterizedTest
  @MethodSource("metExpectations")
  default void uploadOfWhatIsExpectedMakesTheImageActive(ExpectedContent expected) {
    String id = imageExpecting(expected);

    activate(uploadOf(id));

    assertThat(stored(id).status()).isEqualTo(ImageStatus.ACTIVE);
    assertThat(stored(id).size()).hasValue(7);
    assertThat(stored(id).expected()).isEqualTo(ExpectedContent.ANY);
    assertThat(readable(id)).containsExactly("file");
  }

  @ParameterizedTest
  @MethodSource("otherExpectations")
  default void uploadOfOtherBytesIsRefused(ExpectedContent expected, Message refusal) {
    String id = imageExpecting(expected);
    Upload upload = uploadOf(id);

    assertThat(Refusals.of(() -> activate(upload))).isEqualTo(refusal);

    assertThat(stored(id).status()).isEqualTo(ImageStatus.SAVING);
    assertThat(stored(id).size()).isEmpty();
    assertThat(readable(id)).isEmpty();
    change(model -> model.uploadEnds().abandon(upload, Optional.of("file"), false));
    assertThat(stored(id).status()).isEqualTo(ImageStatus.QUEUED);
    assertThat(stored(id).expected()).isEqualTo(ExpectedContent.ANY);
  }

  private Attempt importInto(String image) {
    Task task =
        database()
            .transaction(
                em -> {
                  ImageModel model = new ImageModel(em, TestSettings.defaults(), Clock.systemUTC());
                  Requester requester = new Requester("project", "user", rule -> false, "req-1");
                  Task added =
                      new Tasks(em, Clock.systemUTC())
                          .add("api_image_import", Optional.empty(), requester);
                  model
                      .imports()
                      .start(
                          added,
                          model.imports().require(image),
                          OptionalLong.empty(),
                          List.of("file"));
                  return added;
                });
    return model(model -> model.attempts().claim(task.id()).orElseThrow());
  }

  private StoredCopy copyOf(Attempt attempt, String image) {
    StoredCopy copy = new StoredCopy("file", attempt.name() + ".file");
    change(model -> model.runs().announceCopy(attempt, image, "file", copy.objectKey()));
    return copy;
  }

  @ParameterizedTest
  @MethodSource("metExpectations")
  default void importOfWhatIsExpectedMakesTheImageActive(ExpectedContent expected) {
    String id = imageExpecting(expected);
    Attempt attempt = importInto(id);
    StoredCopy copy = copyOf(attempt, id);

    change(model -> model.imports().take(attempt, id, Optional.of(SEVEN_BYTES), List.of(copy)));

    assertThat(stored(id).status()).isEqualTo(ImageStatus.ACTIVE);
    assertThat(stored(id).expected()).isEqualTo(ExpectedContent.ANY);
    assertThat(readable(id)).containsExactly("file");
  }

  @ParameterizedTest
  @MethodSource("otherExpectations")
  default void importOfOtherBytesIsRefused(ExpectedContent expected, Message refusal) {
    String id = imageExpecting(expected);
    Attempt attempt = importInto(id);
    StoredCopy copy = copyOf(attempt, id);
    Optional<ImageContent> bytes = Optional.of(SEVEN_BYTES);

    assertThat(
            Refusals.of(
                () -> change(model -> model.imports().take(attempt, id, bytes, List.of(copy)))))
        .isEqualTo(refusal);
    assertThat(Refusals.of(() -> change(model -> model.imports().finish(attempt, id, bytes, true))))
        .isEqualTo(refusal);

    assertThat(stored(id).status()).isEqualTo(ImageStatus.IMPORTING);
    assertThat(readable(id)).isEmpty();
    change(model -> model.imports().undo(id));
    assertThat(stored(id).status()).isEqualTo(ImageStatus.QUEUED);
    assertThat(stored(id).size()).isEmpty();
    assertThat(stored(id).expected()).isEqualTo(ExpectedContent.ANY);
  }
}
