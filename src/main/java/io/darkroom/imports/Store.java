package io.darkroom.imports;

import io.darkroom.images.ImageRuns;
import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.Problem;
import io.darkroom.problems.TransientProblemException;
import io.darkroom.stores.ImageStore;
import io.darkroom.tasks.History;
import jakarta.batch.api.Batchlet;
import jakarta.batch.runtime.context.StepContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Step {@code store}: the staged bytes go to where images live, still unknown to readers. */
@Named("store")
@Dependent
public class Store implements Batchlet {

  private final ImportRun run;
  private final ImageRuns images;
  private final History history;
  private final StepContext step;
  private final Retries retries;
  private final CountDownLatch stopped = new CountDownLatch(1);

  @Inject
  public Store(
      ImportRun run, ImageRuns images, History history, StepContext step, Settings settings) {
    this.run = run;
    this.images = images;
    this.history = history;
    this.step = step;
    this.retries = new Retries(settings.imports());
  }

  @Override
  public String process() throws InterruptedException {
    ImageStore store = run.stores().get(0);
    String key = ObjectKey.of(run.attempt(), store);
    images.announceCopy(run.attempt(), run.imageId(), store.id(), key);
    boolean stored = false;
    while (!stored && stopped.getCount() > 0) {
      stored = put(store, key);
    }
    return stored ? "STORED" : "STOPPED";
  }

  private boolean put(ImageStore store, String key) throws InterruptedException {
    try {
      store.put(key, run.stagedFile());
      return true;
    } catch (IOException failure) {
      TransientProblemException fault =
          TransientProblemException.causedBy(failure, Problem.STORE_UNAVAILABLE);
      Duration pause = retries.after(fault, 0);
      history.retry(run.attempt(), step.getStepName(), Problem.STORE_UNAVAILABLE);
      pause(pause);
      return false;
    }
  }

  @SuppressWarnings("ResultOfMethodCallIgnored")
  private void pause(Duration time) throws InterruptedException {
    stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    stopped.countDown();
  }
}
