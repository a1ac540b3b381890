package io.darkroom.platform.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.platform.NodeId;
import io.darkroom.platform.settings.TestSettings;
import io.darkroom.support.NoEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeTest {

  private final List<String> whileStopping = new ArrayList<>();
  private final Node node =
      new Node(new NodeId(TestSettings.defaults()), new NoEvent<>(event -> look()));

  private void look() {
    whileStopping.add(node().getState() + " " + node().isReady() + " " + node().isStopping());
  }

  private Node node() {
    return node;
  }

  @Test
  void isNotReadyBeforeItHasStarted() {
    assertThat(node.isReady()).isFalse();
    assertThat(node.isStopping()).isFalse();
  }

  @Test
  void isNotReadyAnyMoreWhileItGivesItsTasksBack() {
    node.ready();
    assertThat(node.isReady()).isTrue();

    node.drain();

    assertThat(whileStopping).containsExactly("STOPPING false true");
  }

  @Test
  void drainsOnce() {
    node.ready();

    node.drain();
    node.drain();

    assertThat(whileStopping).hasSize(1);
  }
}
