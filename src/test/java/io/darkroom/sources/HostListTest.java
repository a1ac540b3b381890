package io.darkroom.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.platform.settings.SettingException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostListTest {

  private static final String SETTING = "darkroom.import.denied-hosts";

  @ParameterizedTest
  @CsvSource({
    "example.org, example.org, true",
    "example.org, EXAMPLE.ORG., true",
    "example.org, www.example.org, false",
    ".example.org, example.org, true",
    ".example.org, www.example.org, true",
    "*.example.org, a.b.Example.org., true",
    "*.example.org, example.org, true",
    "*.example.org, notexample.org, false",
    "*.example.org, example.org.evil, false",
    "10.0.0.1, 10.0.0.1, true",
    "::1, [0:0::1], true",
    "10.0.0.1, 10.0.0.2, false"
  })
  void aHostIsNamedByItselfOrByADomainAboveIt(String item, String host, boolean named) {
    assertThat(HostList.of(SETTING, List.of(item)).has(SourceHost.of(host).orElseThrow()))
        .isEqualTo(named);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0/8",
        "http://images.example",
        "127.1",
        "*",
        "*.",
        ".",
        "*.*.example",
        "a.*.example",
        "*.10.0.0.1",
        ".1",
        "b\u00fccher.example"
      })
  void whatIsNoHostIsASettingToCorrect(String item) {
    assertThatThrownBy(() -> HostList.of(SETTING, List.of(item)))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining(SETTING);
  }
}
