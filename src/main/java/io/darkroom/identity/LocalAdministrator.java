package io.darkroom.identity;

import io.darkroom.platform.settings.IdentitySettings;
import io.darkroom.platform.settings.Settings;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Mode {@code none}: whoever gets in ({@link LocalOnly}) is the administrator of this machine,
 * whatever token is sent along.
 */
@Singleton
@Named(IdentitySettings.NONE)
public class LocalAdministrator implements Callers {

  private final Caller administrator;

  @Inject
  public LocalAdministrator(Settings settings) {
    administrator =
        new Caller(
            "local-administrator",
            Optional.of(settings.identity().localProject()),
            Set.of("admin"),
            true,
            Instant.MAX);
  }

  @Override
  public Caller identify(HttpServletRequest request) {
    return administrator;
  }
}
