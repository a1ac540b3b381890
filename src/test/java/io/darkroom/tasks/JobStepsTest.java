package io.darkroom.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JobStepsTest {

  private final JobSteps steps = new JobSteps();

  @Test
  void theyAreInTheOrderOfTheJob() {
    assertThat(steps.of("import"))
        .containsExactly(
            "create-image", "fetch", "rehash", "unpack", "inspect", "convert", "store", "activate");
  }

  @Test
  void aTypeThatThisNodeDoesNotHaveHasNone() {
    assertThat(steps.of("export")).isEmpty();
  }
}
