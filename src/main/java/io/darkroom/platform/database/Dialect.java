package io.darkroom.platform.database;

import java.sql.Driver;
import java.util.Map;

/** What the databases that Darkroom runs on call the same thing. */
public enum Dialect {
  H2(
      "org.h2.Driver",
      "character large object",
      "binary large object",
      "timestamp(6) with time zone"),
  POSTGRESQL("org.postgresql.Driver", "text", "bytea", "timestamp with time zone");

  private final String driver;
  private final String longtext;
  private final String bytes;
  private final String instant;

  Dialect(String driver, String longtext, String bytes, String instant) {
    this.driver = driver;
    this.longtext = longtext;
    this.bytes = bytes;
    this.instant = instant;
  }

  /** The dialect of a database by its JDBC URL, one that the settings let pass. */
  public static Dialect of(String jdbcUrl) {
    return jdbcUrl.startsWith("jdbc:postgresql:") ? POSTGRESQL : H2;
  }

  /** The JDBC driver, whichever class loader has it: the server's (H2) or the application's. */
  Driver driver() {
    try {
      return Class.forName(driver).asSubclass(Driver.class).getConstructor().newInstance();
    } catch (ReflectiveOperationException missing) {
      throw new IllegalStateException("There is no " + driver + " here.", missing);
    }
  }

  /** What stands for the placeholders in the migrations. */
  Map<String, String> placeholders() {
    return Map.of("longtext", longtext, "bytes", bytes, "instant", instant);
  }

  /** Whether rows can be claimed with {@code for update skip locked}. */
  public boolean claimsBySkippingLocked() {
    return this == POSTGRESQL;
  }

  /** Whether a commit that returned is on disk. */
  boolean writesWithEachCommit() {
    return this == POSTGRESQL;
  }
}
