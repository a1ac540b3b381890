package io.darkroom.sources;

import io.darkroom.platform.settings.PortRange;
import io.darkroom.platform.settings.Settings;
import java.time.Duration;
import java.util.List;

/** Settings of imports for tests, which talk to servers on this machine and any port. */
final class TestImports {

  static final int MAX_REDIRECTS = 3;

  private TestImports() {}

  static Settings.Imports allowing(String... hosts) {
    return allowing(Duration.ofSeconds(30), hosts);
  }

  static Settings.Imports allowing(Duration idleTimeout, String... hosts) {
    return new Settings.Imports(
        List.of("http", "https"),
        List.of(hosts),
        List.of(new PortRange(1, 65535)),
        MAX_REDIRECTS,
        Duration.ofMillis(500),
        idleTimeout,
        0,
        Duration.ofSeconds(1));
  }
}
