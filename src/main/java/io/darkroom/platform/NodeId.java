package io.darkroom.platform;

import io.darkroom.platform.settings.Settings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;

/** The name of this node among those that share the database. */
@Singleton
public class NodeId {

  private final String value;

  @Inject
  public NodeId(Settings settings) {
    // Not the host name: two nodes on one host must differ, and a restarted one is another.
    value = settings.node().orElseGet(() -> "node-" + UUID.randomUUID());
  }

  public String value() {
    return value;
  }
}
