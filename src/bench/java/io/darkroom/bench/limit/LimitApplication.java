package io.darkroom.bench.limit;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The limit's one resource. */
@ApplicationPath("/")
public class LimitApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(LimitResource.class);
  }
}
