package io.darkroom.images.uploads;

import io.darkroom.images.ExpectedContent;
import io.darkroom.platform.lifecycle.Node;
import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.problems.TransientProblemException;
import io.darkroom.stores.Intake;
import io.darkroom.stores.Received;
import io.darkroom.stores.Staging;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;

/** Takes the bodies of requests into the staging area, within the limits. */
@Singleton
public class Reception {

  private final Uploads uploads;
  private final Staging staging;
  private final Node node;
  private final Settings.Images settings;

  @Inject
  public Reception(Uploads uploads, Staging staging, Node node, Settings settings) {
    this.uploads = uploads;
    this.staging = staging;
    this.node = node;
    this.settings = settings.images();
  }

  /**
   * Refuses what is announced to be too much, before anything of it is read.
   *
   * @throws ProblemException IMAGE_TOO_LARGE
   */
  void requireRoom(OptionalLong announced) {
    Limits.requireRoom(announced, settings.sizeCap());
  }

  /**
   * Takes everything; what was staged is on disk for good.
   *
   * @param expected what is not read any further than to where it is wrong
   * @throws IOException if it cannot be written
   */
  Received take(
      Upload upload,
      OptionalLong announced,
      ExpectedContent expected,
      InputStream body,
      Pulse.Beat beat)
      throws IOException, InterruptedException {
    Limits limits =
        new Limits(
            settings.sizeCap(),
            announced,
            (bytes, charged) -> uploads.charge(upload, bytes, charged));
    ClientBody wanted =
        new ClientBody(
            body, new Pace(settings.uploadPace()), () -> requireWanted(upload.imageId(), beat));
    try (Intake intake = new Intake(staged(upload))) {
      Received received = intake.take(wanted, bytes -> reached(bytes, expected, limits));
      limits.ended(received.size());
      intake.force();
      staging.force();
      return received;
    }
  }

  private void reached(long bytes, ExpectedContent expected, Limits limits) {
    expected.requireNoMore(bytes);
    limits.reached(bytes);
    staging.requireRoom();
  }

  private FileChannel staged(Upload upload) throws IOException {
    return FileChannel.open(
        staging.file(upload.stagedName()), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  private void requireWanted(String imageId, Pulse.Beat beat) {
    if (beat.isUnwanted()) {
      throw new ProblemException(Problem.IMAGE_NOT_FOUND, imageId);
    }
    if (node.isStopping()) {
      throw new TransientProblemException(Problem.STORE_UNAVAILABLE);
    }
  }
}
