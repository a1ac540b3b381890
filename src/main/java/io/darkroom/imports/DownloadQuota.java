package io.darkroom.imports;

import io.darkroom.images.Image;
import io.darkroom.images.Images;
import io.darkroom.images.Quotas;
import io.darkroom.platform.database.InTransaction;
import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.ProblemException;
import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.Task;
import io.darkroom.tasks.Tasks;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Ends downloads that their project has no room for, long before they would be images. Of two that
 * do not fit together the younger one has to go. What they are unpacked or converted to counts as
 * well, while that comes to be.
 */
@Singleton
@InTransaction
public class DownloadQuota {

  private final Tasks tasks;
  private final Images images;
  private final Downloads downloads;
  private final Quotas quotas;
  private final boolean limited;

  @Inject
  public DownloadQuota(
      Tasks tasks, Images images, Downloads downloads, Quotas quotas, Settings settings) {
    this.tasks = tasks;
    this.images = images;
    this.downloads = downloads;
    this.quotas = quotas;
    this.limited = settings.images().maxBytes() > 0;
  }

  /**
   * Refuses a download that is larger than what is left, as far as its size is known.
   *
   * @throws ProblemException TOO_MANY_BYTES
   */
  public void require(Attempt attempt) {
    require(attempt, 0);
  }

  /**
   * As {@link #require(Attempt)}.
   *
   * @param made bytes that the image is going to have, or more
   */
  public void require(Attempt attempt, long made) {
    if (limited) {
      Task task = tasks.find(attempt.taskId()).orElseThrow();
      task.imageId().flatMap(images::find).ifPresent(image -> require(attempt, task, image, made));
    }
  }

  private void require(Attempt attempt, Task task, Image image, long made) {
    long own = Math.max(made, downloads.find(attempt).map(Download::size).orElse(0L));
    long ahead = downloads.ahead(task, image.owner());
    quotas.requireBytes(image.owner(), own > Long.MAX_VALUE - ahead ? Long.MAX_VALUE : own + ahead);
  }
}
