package io.darkroom.clients;

import java.time.Duration;
import org.openstack4j.api.OSClient.OSClientV3;
import org.openstack4j.core.transport.Config;
import org.openstack4j.model.common.Identifier;
import org.openstack4j.openstack.OSFactory;

/** Somebody who signs in with openstack4j; it keeps the session with the thread. */
final class Openstack4jSession {

  static final Duration PATIENCE = Duration.ofMinutes(1);

  private Openstack4jSession() {}

  static OSClientV3 signIn(String identityService) {
    int millis = (int) PATIENCE.toMillis();
    return OSFactory.builderV3()
        .withConfig(Config.newConfig().withConnectionTimeout(millis).withReadTimeout(millis))
        .endpoint(identityService)
        .credentials("user", "password", Identifier.byName("Default"))
        .scopeToProject(Identifier.byId("a-project"))
        .authenticate();
  }
}
