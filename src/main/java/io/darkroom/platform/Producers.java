package io.darkroom.platform;

import io.darkroom.platform.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.ConfigProvider;

/** What the rest of the house asks the machine for. */
@ApplicationScoped
public class Producers {

  @Produces
  @Singleton
  Settings settings() {
    return Settings.read(name -> ConfigProvider.getConfig().getOptionalValue(name, String.class));
  }
}
