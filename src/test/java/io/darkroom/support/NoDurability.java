package io.darkroom.support;

import io.darkroom.platform.database.Durability;
import io.darkroom.platform.settings.TestSettings;

/** Of a database that writes with each commit, so that there is nothing to do. */
public final class NoDurability extends Durability {

  public NoDurability() {
    super(TestSettings.with("darkroom.datasource.url", "jdbc:postgresql://host/db"));
  }
}
