package io.darkroom.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortRangeTest {

  @ParameterizedTest
  @CsvSource({"443, 443, 443", "1-65535, 1, 65535", "8000-8000, 8000, 8000", "80-443, 80, 443"})
  void isAPortOrTwoWithADash(String text, int first, int last) {
    assertThat(PortRange.parse(text)).isEqualTo(new PortRange(first, last));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "0", "65536", "80-", "-80", "443-80", "80-65536", "a", "1--2"})
  void isNothingElse(String text) {
    assertThatThrownBy(() -> PortRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void containsBothItsEndsAndWhatIsBetween() {
    PortRange range = new PortRange(8000, 8999);

    assertThat(range.contains(7999)).isFalse();
    assertThat(range.contains(8000)).isTrue();
    assertThat(range.contains(8500)).isTrue();
    assertThat(range.contains(8999)).isTrue();
    assertThat(range.contains(9000)).isFalse();
  }
}
