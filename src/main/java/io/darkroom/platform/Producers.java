package io.darkroom.platform;

import io.darkroom.platform.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** What the rest of the house asks the machine for. */
@ApplicationScoped
public class Producers {

  @Produces
  @Singleton
  Settings settings() {
    Config config = ConfigProvider.getConfig();
    List<String> names =
        StreamSupport.stream(config.getPropertyNames().spliterator(), false).toList();
    return Settings.read(name -> config.getOptionalValue(name, String.class), names);
  }
}
