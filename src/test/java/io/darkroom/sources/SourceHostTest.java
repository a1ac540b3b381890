package io.darkroom.sources;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceHostTest {

  @ParameterizedTest
  @CsvSource({
    "Images.Example.ORG, images.example.org",
    "images.example.org., images.example.org",
    "my_host, my_host",
    "1st.example, 1st.example",
    "0xa.example, 0xa.example",
    "10.0.0.1, 10.0.0.1",
    "10.0.0.1., 10.0.0.1",
    "::1, 0:0:0:0:0:0:0:1",
    "[0:0:0:0:0:0:0:1], 0:0:0:0:0:0:0:1",
    "[FD00::A], fd00:0:0:0:0:0:0:a",
    "[::ffff:10.0.0.1], 10.0.0.1"
  })
  void aHostHasOneNameHoweverItIsWritten(String written, String name) {
    assertThat(SourceHost.of(written)).map(SourceHost::name).contains(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "127.0.0.0x1",
        "127.1",
        "127.0.1",
        "0177.0.0.1",
        "127.0.0.01",
        "127.0.0.1.1",
        "256.1.1.1",
        "example.1",
        "10.0.0.0/8",
        "::1%lo",
        "[::1",
        "example.org..",
        ".example.org",
        "a..b",
        "*.example.org",
        ":::",
        "[1.2.3.4.5:]",
        "two words",
        "b\u00fccher.example",
        "\uff11\uff12\uff17.0.0.1",
        "127\u30020\u30020\u30021",
        "%31%32%37.0.0.1"
      })
  void whatOthersCouldReadAsAnotherHostIsNone(String written) {
    assertThat(SourceHost.of(written)).isEmpty();
  }
}
