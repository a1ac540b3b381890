package io.darkroom.bench.empty;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Named;

/** The only step of the job {@code empty}. */
@Named("emptyJob")
@Dependent
public class EmptyJob extends AbstractBatchlet {

  @Override
  public String process() {
    return "DONE";
  }
}
