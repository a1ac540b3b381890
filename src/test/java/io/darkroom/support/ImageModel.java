package io.darkroom.support;

import io.darkroom.images.Arrivals;
import io.darkroom.images.GoneImages;
import io.darkroom.images.ImageAccess;
import io.darkroom.images.ImageCopies;
import io.darkroom.images.ImageImports;
import io.darkroom.images.ImageLists;
import io.darkroom.images.ImageRuns;
import io.darkroom.images.Images;
import io.darkroom.images.Members;
import io.darkroom.images.ProjectLocks;
import io.darkroom.images.Quotas;
import io.darkroom.images.Sharing;
import io.darkroom.images.SharingAccess;
import io.darkroom.images.uploads.UploadEnds;
import io.darkroom.images.uploads.Uploads;
import io.darkroom.platform.settings.Settings;
import io.darkroom.tasks.Attempts;
import jakarta.persistence.EntityManager;
import java.time.Clock;

/** The image model over one persistence context, outside of a server. */
public record ImageModel(EntityManager database, Settings settings, Clock clock) {

  public ImageCopies copies() {
    return new ImageCopies(database, clock);
  }

  public Quotas quotas() {
    return new Quotas(database, new ProjectLocks(database), settings);
  }

  public Images images() {
    return new Images(database, copies(), quotas(), clock);
  }

  public Arrivals arrivals() {
    return new Arrivals(copies(), clock);
  }

  public Uploads uploads() {
    return new Uploads(database, images(), copies(), quotas(), clock);
  }

  public UploadEnds uploadEnds() {
    return new UploadEnds(database, images(), arrivals(), copies());
  }

  public Attempts attempts() {
    return Runs.attempts(database, settings, clock);
  }

  public ImageRuns runs() {
    return new ImageRuns(database, attempts(), images(), copies(), quotas(), clock);
  }

  public ImageImports imports() {
    return new ImageImports(database, attempts(), images(), copies(), quotas(), clock);
  }

  public Members members() {
    return new Members(database, images(), settings, clock);
  }

  public ImageAccess access() {
    return new ImageAccess(images(), members());
  }

  public ImageLists lists() {
    return new ImageLists(database, access(), new GoneImages(database));
  }

  public Sharing sharing() {
    return new Sharing(database, images(), members(), sharingAccess(), clock);
  }

  public SharingAccess sharingAccess() {
    return new SharingAccess(access(), members());
  }
}
