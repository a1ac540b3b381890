package io.darkroom.formats.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PercentTest {

  private final List<Double> heard = new ArrayList<>();
  private final Percent percent = new Percent(heard::add);

  @Test
  void theLastNumberCounts() {
    percent.printed("    (0.00/100%)\r    (12.50/100%)\r    (50.00/100%)\r");
    percent.printed("");
    percent.printed("    (100.00/100%)\n");

    assertThat(heard).containsExactly(0.5, 1.0);
  }

  @Test
  void aNumberMayComeInPieces() {
    percent.printed("    (12.");
    percent.printed("50/10");
    percent.printed("0%)\r");

    assertThat(heard).containsExactly(0.125);
  }

  @Test
  void nothingElseIsANumber() {
    percent.printed("(/100%) (-1/100%) (1e9/100%) (12345/100%) (NaN/100%) 50%".repeat(1000));

    assertThat(heard).isEmpty();
  }

  @Test
  void nothingIsMoreThanTheWhole() {
    percent.printed("(999.99/100%)");

    assertThat(heard).containsExactly(1.0);
  }
}
