package io.darkroom.platform.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where images may be imported from, and at what expense.
 *
 * @param retries how often something that failed for a while is tried again
 * @param retryPause before the first of these
 */
public record SourceSettings(
    Urls urls, Trust trust, Limits limits, int retries, Duration retryPause) {

  private static final String PREFIX = "darkroom.import.";

  /** In a list: everything that is not named. */
  public static final String ALL = "*";

  /**
   * What may be connected to. What is denied is so whatever is allowed.
   *
   * @param allowedHosts may be on any address; empty, or with {@link #ALL} among them, every host
   *     may be connected to
   */
  public record Urls(
      List<String> schemes,
      List<String> allowedHosts,
      List<String> deniedHosts,
      List<PortRange> allowedPorts,
      List<PortRange> deniedPorts,
      Cidrs cidrs,
      int maxRedirects) {}

  /**
   * Blocks of addresses.
   *
   * @param everyPublic whether those need not be allowed by name that anybody can reach
   */
  public record Cidrs(boolean everyPublic, List<AddressBlock> allowed, List<AddressBlock> denied) {}

  /**
   * Who vouches for servers.
   *
   * @param store a file of certificates; empty: the JVM's
   */
  public record Trust(Optional<Path> store, Optional<Secret> password) {}

  /**
   * What a download may use.
   *
   * @param connect the longest time until there is a connection
   * @param idle the longest time in which a source may send nothing
   * @param total from its beginning to its end, with all tries
   * @param perHost connections of this node at the same time; 0 is no limit, as for the next
   */
  public record Limits(
      Duration connect, Duration idle, Duration total, int perHost, int perProject) {}

  static SourceSettings read(SettingReader reader) {
    return new SourceSettings(
        urls(reader),
        new Trust(
            reader.optional(PREFIX + "trust-store").map(set -> reader.path(PREFIX + "trust-store")),
            reader.secret(PREFIX + "trust-store-password")),
        limits(reader),
        reader.integer(PREFIX + "retries", 0, 1000),
        reader.duration(PREFIX + "retry-pause", Duration.ofMillis(10), Duration.ofMinutes(1)));
  }

  private static Urls urls(SettingReader reader) {
    List<String> schemes = reader.list(PREFIX + "allowed-schemes");
    if (schemes.isEmpty() || !List.of("http", "https").containsAll(schemes)) {
      throw new SettingException(PREFIX + "allowed-schemes", "a list of http and https");
    }
    return new Urls(
        schemes,
        reader.list(PREFIX + "allowed-hosts"),
        reader.list(PREFIX + "denied-hosts"),
        reader.ports(PREFIX + "allowed-ports"),
        reader.ports(PREFIX + "denied-ports"),
        cidrs(reader),
        reader.integer(PREFIX + "max-redirects", 0, 20));
  }

  private static Cidrs cidrs(SettingReader reader) {
    List<String> allowed = reader.list(PREFIX + "allowed-cidrs");
    return new Cidrs(
        allowed.isEmpty() || allowed.contains(ALL),
        reader.addresses(PREFIX + "allowed-cidrs", ALL),
        reader.addresses(PREFIX + "denied-cidrs"));
  }

  private static Limits limits(SettingReader reader) {
    return new Limits(
        reader.duration(PREFIX + "connect-timeout", Duration.ofMillis(100), Duration.ofMinutes(5)),
        reader.duration(PREFIX + "idle-timeout", Duration.ofSeconds(1), Duration.ofHours(1)),
        reader.duration(PREFIX + "total-timeout", Duration.ofSeconds(1), Duration.ofDays(7)),
        reader.integer(PREFIX + "max-downloads-per-host", 0, 1000),
        reader.integer(PREFIX + "max-downloads-per-project", 0, 1000));
  }
}
