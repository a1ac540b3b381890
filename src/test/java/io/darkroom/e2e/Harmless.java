package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

/** Answers to those who mean no good, that blame them and give nothing away. */
final class Harmless {

  private Harmless() {}

  static void require(String answer, String sent) {
    String what = sent.substring(0, Math.min(300, sent.length()));
    assertThat(answer).as(what).startsWith("HTTP/1.1 ");
    assertThat(Integer.parseInt(answer.split(" ", 3)[1])).as(what).isBetween(200, 499);
    // Within a text the client may find its own words again.
    assertThat(answer.split("\r\n\r\n", 2)[0]).as(what).doesNotContain("\r\nX-Injected");
    assertThat(answer).as(what).doesNotContain("Exception", "\tat ", "org.", "select ");
  }
}
