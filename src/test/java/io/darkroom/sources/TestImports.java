package io.darkroom.sources;

import io.darkroom.platform.settings.SourceSettings;
import io.darkroom.platform.settings.TestSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Settings of imports for tests, which talk to servers on this machine and any port. */
final class TestImports {

  static final int MAX_REDIRECTS = 3;

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "allowed-ports", "1-65535",
          "max-redirects", String.valueOf(MAX_REDIRECTS),
          "connect-timeout", "PT0.5S",
          "idle-timeout", "PT30S",
          "retries", "0");

  private TestImports() {}

  static SourceSettings allowing(String... hosts) {
    return with(Map.of("allowed-hosts", String.join(",", hosts)));
  }

  static SourceSettings allowing(Duration idleTimeout, String... hosts) {
    return with(
        Map.of("allowed-hosts", String.join(",", hosts), "idle-timeout", idleTimeout.toString()));
  }

  /** Settings by the last part of their names. */
  static SourceSettings with(Map<String, String> values) {
    Map<String, String> named = new HashMap<>();
    DEFAULTS.forEach((name, value) -> named.put("darkroom.import." + name, value));
    values.forEach((name, value) -> named.put("darkroom.import." + name, value));
    return TestSettings.with(named).sources();
  }
}
