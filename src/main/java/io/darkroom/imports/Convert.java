package io.darkroom.imports;

import io.darkroom.platform.turns.Place;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.batch.api.Batchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;

/**
 * Step {@code convert}: makes a disk that was inspected one of the format that the operator keeps
 * images in. What it was before stays beside it, for a run that has to begin again.
 */
@Named("convert")
@Dependent
public class Convert implements Batchlet {

  private static final String STOPPED = "STOPPED";

  private final Conversion conversion;
  private final ProcessingTurns turns;

  @Inject
  public Convert(Conversion conversion, ProcessingTurns turns) {
    this.conversion = conversion;
    this.turns = turns;
  }

  @Override
  public String process() throws InterruptedException {
    Optional<Place> turn = turns.convert(conversion.time()::isStopped);
    if (turn.isEmpty()) {
      return STOPPED;
    }
    try (Place held = turn.get()) {
      conversion.time().begin();
      if (conversion.run()) {
        return "CONVERTED";
      }
      return stopped();
    } catch (InterruptedIOException ended) {
      return stopped();
    } catch (IOException failure) {
      throw ProblemException.causedBy(failure, Problem.STORE_UNAVAILABLE);
    }
  }

  private String stopped() {
    if (!conversion.time().isStopped()) {
      conversion.time().requireTime();
    }
    return STOPPED;
  }

  @Override
  public void stop() {
    conversion.time().stop();
  }
}
