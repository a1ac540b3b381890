package io.darkroom.platform.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Answers {@code /health/ready} (MicroProfile Health 4.0). */
@Readiness
@ApplicationScoped
public class Ready implements HealthCheck {

  @Inject private Node node;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("darkroom")
        .status(node.isReady())
        .withData("state", node.getState())
        .build();
  }
}
