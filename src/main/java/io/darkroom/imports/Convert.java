package io.darkroom.imports;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.batch.api.Batchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;

/**
 * Step {@code convert}: makes a disk that was inspected one of the format that the operator keeps
 * images in. What it was before stays beside it, for a run that has to begin again.
 */
@Named("convert")
@Dependent
public class Convert implements Batchlet {

  private static final String STOPPED = "STOPPED";

  private final Conversion conversion;

  @Inject
  public Convert(Conversion conversion) {
    this.conversion = conversion;
  }

  @Override
  public String process() throws InterruptedException {
    try {
      return conversion.run() ? "CONVERTED" : STOPPED;
    } catch (IOException failure) {
      if (conversion.isStopped()) {
        return STOPPED;
      }
      throw ProblemException.causedBy(failure, Problem.STORE_UNAVAILABLE);
    }
  }

  @Override
  public void stop() {
    conversion.stop();
  }
}
