package io.darkroom.http;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** Jakarta REST serves the whole context root. */
@ApplicationPath("/")
public class Api extends Application {

  /** Jersey would describe every resource to whoever asks. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
