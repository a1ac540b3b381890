package io.darkroom.e2e;

import java.util.Map;

/** With the embedded database. */
class EndingOnH2IT implements EndingBehaviour {

  @Override
  public Map<String, String> database() {
    return Map.of();
  }
}
