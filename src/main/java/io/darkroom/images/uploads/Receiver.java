package io.darkroom.images.uploads;

import io.darkroom.formats.ContainerFormat;
import io.darkroom.formats.DiskFormat;
import io.darkroom.formats.FormatInspection;
import io.darkroom.formats.Inspection;
import io.darkroom.images.ExpectedContent;
import io.darkroom.images.Image;
import io.darkroom.images.ImageContent;
import io.darkroom.images.Images;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.problems.TransientProblemException;
import io.darkroom.stores.ImageStore;
import io.darkroom.stores.Received;
import io.darkroom.stores.Staging;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Receives the data of images. Returns when they are there for good; when it throws, the image
 * waits for data as before, or is killed where that is said, and nothing of them is left.
 */
@Singleton
public class Receiver {

  private final Images images;
  private final Uploads uploads;
  private final UploadEnds ends;
  private final FailedUploads failed;
  private final Reception reception;
  private final Pulse pulse;
  private final FormatInspection formats;
  private final Staging staging;

  @Inject
  public Receiver(
      Images images,
      Uploads uploads,
      UploadEnds ends,
      FailedUploads failed,
      Reception reception,
      Pulse pulse,
      FormatInspection formats,
      Staging staging) {
    this.images = images;
    this.uploads = uploads;
    this.ends = ends;
    this.failed = failed;
    this.reception = reception;
    this.pulse = pulse;
    this.formats = formats;
    this.staging = staging;
  }

  /** What becomes of an image whose data cannot be used. */
  private enum Refused {
    IMAGE_WAITS,
    IMAGE_IS_KILLED
  }

  /** What is done with data that are staged and looked at. */
  @FunctionalInterface
  private interface Ending {
    void with(Upload upload, Received received, Optional<Inspection> found) throws IOException;
  }

  /**
   * Receives what makes an image active.
   *
   * @param announced how many bytes, if the client tells
   * @param store where they go
   * @throws ProblemException what {@link Uploads#begin} throws; IMAGE_TOO_LARGE; BODY_TOO_SHORT,
   *     BODY_INCOMPLETE, BODY_TOO_SLOW; what {@link FormatInspection#examine} throws;
   *     IMAGE_NOT_FOUND if the image is deleted meanwhile; STORE_UNAVAILABLE
   */
  public void file(Image image, OptionalLong announced, ImageStore store, InputStream body) {
    receive(
        () -> uploads.begin(image.id(), UploadKind.FILE, announced.orElse(0)),
        Refused.IMAGE_WAITS,
        announced,
        Optional.of(store),
        body,
        activation(store));
  }

  /**
   * As {@link #file}, but an image whose data cannot be used is killed: whoever does not know that
   * data can be sent again would wait for ever.
   *
   * @param beginning begins the upload
   * @return the id of the image
   */
  public String fileOnce(
      Supplier<Upload> beginning, OptionalLong announced, ImageStore store, InputStream body) {
    return receive(
        beginning, Refused.IMAGE_IS_KILLED, announced, Optional.of(store), body, activation(store));
  }

  private Ending activation(ImageStore store) {
    return (upload, received, found) -> {
      ends.announce(upload, store.id());
      store.put(upload.objectKey(store.id()), staging.file(upload.stagedName()));
      staging.discard(upload.stagedName());
      ends.activate(upload, store.id(), content(received, found));
    };
  }

  /**
   * Receives what a task is going to import.
   *
   * @throws ProblemException as {@link #file}
   */
  public void stage(Image image, OptionalLong announced, InputStream body) {
    receive(
        () -> uploads.begin(image.id(), UploadKind.STAGE, announced.orElse(0)),
        Refused.IMAGE_WAITS,
        announced,
        Optional.empty(),
        body,
        (upload, received, found) -> ends.stage(upload, received));
  }

  private String receive(
      Supplier<Upload> beginning,
      Refused refused,
      OptionalLong announced,
      Optional<ImageStore> store,
      InputStream body,
      Ending ending) {
    reception.requireRoom(announced);
    Upload upload = beginning.get();
    boolean received = false;
    boolean useless = false;
    try (Pulse.Beat beat = pulse.start(upload)) {
      ExpectedContent expected = expected(upload);
      // Before all of it is read for nothing.
      announced.ifPresent(expected::requireSize);
      Received all = reception.take(upload, announced, expected, body, beat);
      ending.with(upload, all, examine(upload, all));
      received = true;
      return upload.imageId();
    } catch (ProblemException refusal) {
      useless = !(refusal instanceof TransientProblemException);
      throw refusal;
    } catch (IOException failure) {
      throw TransientProblemException.causedBy(failure, Problem.STORE_UNAVAILABLE);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw TransientProblemException.causedBy(stopped, Problem.STORE_UNAVAILABLE);
    } finally {
      if (!received) {
        failed.clear(upload, store, useless && refused == Refused.IMAGE_IS_KILLED);
      }
    }
  }

  private ExpectedContent expected(Upload upload) {
    return images.find(upload.imageId()).map(Image::expected).orElse(ExpectedContent.ANY);
  }

  /**
   * Formats that are not named yet are looked for by the import. Nobody asks for no data at all:
   * that is how Nova makes images active whose disk is a snapshot of a volume.
   */
  private Optional<Inspection> examine(Upload upload, Received all) throws IOException {
    Optional<Image> image = images.find(upload.imageId());
    Optional<DiskFormat> disk = image.flatMap(Image::diskFormat).flatMap(DiskFormat::of);
    Optional<ContainerFormat> container =
        image.flatMap(Image::containerFormat).flatMap(ContainerFormat::of);
    boolean isNothing = all.size() == 0 && disk.filter(DiskFormat.RAW::equals).isEmpty();
    if (disk.isEmpty() || container.isEmpty() || isNothing) {
      return Optional.empty();
    }
    try (FileChannel content =
        FileChannel.open(staging.file(upload.stagedName()), StandardOpenOption.READ)) {
      return formats.examine(content, disk.get(), container.get());
    }
  }

  private static ImageContent content(Received received, Optional<Inspection> found) {
    return new ImageContent(
        received.size(),
        found.map(Inspection::virtualSize).orElse(null),
        received.md5(),
        received.sha512());
  }
}
