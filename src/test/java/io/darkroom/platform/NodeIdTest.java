package io.darkroom.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.platform.settings.TestSettings;
import org.junit.jupiter.api.Test;

class NodeIdTest {

  @Test
  void isTheNameThatTheOperatorGave() {
    assertThat(new NodeId(TestSettings.with("darkroom.node", "left")).value()).isEqualTo("left");
  }

  @Test
  void isAnotherAtEachStartWhenNobodyGaveOne() {
    String first = new NodeId(TestSettings.defaults()).value();
    String second = new NodeId(TestSettings.defaults()).value();

    assertThat(first).startsWith("node-").isNotEqualTo(second);
  }
}
