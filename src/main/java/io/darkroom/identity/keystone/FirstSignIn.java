package io.darkroom.identity.keystone;

import io.darkroom.platform.lifecycle.NodeStarted;
import io.darkroom.platform.settings.IdentitySettings;
import io.darkroom.platform.settings.Settings;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs in when the node starts, so that an operator learns of a wrong address or password then and
 * not from the first caller. The node starts whatever comes of it: Keystone may be on its way.
 */
@Singleton
public class FirstSignIn {

  private static final Logger LOG = LoggerFactory.getLogger(FirstSignIn.class);

  @Resource private ManagedExecutorService threads;

  private final Settings settings;
  private final Instance<ServiceToken> service;

  @Inject
  public FirstSignIn(Settings settings, Instance<ServiceToken> service) {
    this.settings = settings;
    this.service = service;
  }

  void start(@Observes NodeStarted event) {
    settings.identity().keystone().ifPresent(keystone -> threads.execute(() -> signIn(keystone)));
  }

  private void signIn(IdentitySettings.Keystone keystone) {
    try {
      service.get().get();
      LOG.info("Signed in to Keystone at {}", keystone.url());
    } catch (KeystoneFault | FaultToleranceException fault) {
      LOG.warn("Cannot sign in to Keystone at {}: {}", keystone.url(), fault.getMessage());
    }
  }
}
