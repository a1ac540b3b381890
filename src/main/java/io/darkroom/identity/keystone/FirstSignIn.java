package io.darkroom.identity.keystone;

import io.darkroom.platform.settings.IdentitySettings;
import io.darkroom.platform.settings.Settings;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs in when the node starts, so that an operator learns of a wrong address or password then and
 * not from the first caller. The node starts whatever comes of it: Keystone may be on its way.
 *
 * <p>Whoever starts a node asks it about its health, so the first request is early enough. Before
 * it is too early: Jersey has one place for what its server and its clients inject, and when a
 * client is made while the server comes up, the server's filters may be left without a request.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION - 3)
public class FirstSignIn implements ContainerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(FirstSignIn.class);

  @Resource private ManagedExecutorService threads;
  @Inject private Settings settings;
  @Inject private Instance<ServiceToken> service;
  @Inject private Condition condition;

  private final AtomicBoolean begun = new AtomicBoolean();

  @Override
  public void filter(ContainerRequestContext request) {
    // Each request comes here: only the first ones may write what all threads read.
    if (!begun.get() && !begun.getAndSet(true)) {
      settings.identity().keystone().ifPresent(this::begin);
    }
  }

  private void begin(IdentitySettings.Keystone keystone) {
    try {
      threads.execute(() -> signIn(keystone));
    } catch (RejectedExecutionException busy) {
      LOG.debug("The first caller will sign in", busy);
    }
  }

  private void signIn(IdentitySettings.Keystone keystone) {
    try {
      service.get().get();
      LOG.info("Signed in to Keystone at {}", keystone.url());
    } catch (KeystoneFault | FaultToleranceException fault) {
      LOG.debug("Could not sign in", fault);
      condition.ails();
    }
  }
}
