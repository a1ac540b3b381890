package io.darkroom.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.platform.settings.SettingException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {

  private static final String SETTING = "darkroom.import.allowed-hosts";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                  | images.example | 8.8.8.8   | true",
        "''                  | images.example | 10.0.0.1  | false",
        "*                   | images.example | 8.8.8.8   | true",
        "*                   | images.example | 127.0.0.1 | false",
        "images.example      | images.example | 10.0.0.1  | true",
        "images.example      | IMAGES.example.| 10.0.0.1  | true",
        "images.example      | other.example  | 8.8.8.8   | false",
        "images.example      | a.images.example | 8.8.8.8 | false",
        "images.example *    | other.example  | 8.8.8.8   | true",
        "images.example *    | other.example  | 10.0.0.1  | false",
        "images.example *    | images.example | 10.0.0.1  | true",
        "10.0.0.1            | 10.0.0.1       | 10.0.0.1  | true",
        "10.0.0.1            | images.example | 10.0.0.1  | false",
        "10.0.0.1            | 10.0.0.2       | 10.0.0.2  | false",
        "[::1]               | 0:0:0:0:0:0:0:1 | ::1     | true",
        "::1                 | [::1]          | ::1       | true"
      })
  void aHostIsPermittedAtAnAddress(String setting, String host, String address, boolean permitted)
      throws UnknownHostException {
    AllowedHosts hosts = new AllowedHosts(SETTING, items(setting));

    assertThat(hosts.permit(SourceHost.of(host).orElseThrow(), InetAddress.getByName(address)))
        .isEqualTo(permitted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/8", "http://images.example", "127.1", "*.example"})
  void whatIsNoHostIsASettingToCorrect(String item) {
    assertThatThrownBy(() -> new AllowedHosts(SETTING, List.of(item)))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining(SETTING);
  }

  @Test
  void aListOfNamesIsCompleteWithoutAnAsterisk() {
    AllowedHosts hosts = new AllowedHosts(SETTING, List.of("images.example"));

    assertThat(hosts.permit(SourceHost.of("images.example").orElseThrow())).isTrue();
    assertThat(hosts.permit(SourceHost.of("other.example").orElseThrow())).isFalse();
  }

  private static List<String> items(String setting) {
    return Stream.of(setting.split(" ")).filter(item -> !item.isEmpty()).toList();
  }
}
