package io.darkroom.sources;

import io.darkroom.platform.settings.PortRange;
import io.darkroom.platform.settings.Settings;
import io.darkroom.platform.settings.WebhookSettings;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a {@link UrlPolicy} lets pass.
 *
 * @param schemes in small letters
 * @param hosts those that are named here may be on any address; empty, or with {@code *} among
 *     them, every host may on a public one
 * @param hostsSetting the name of the setting that the hosts come from
 */
public record UrlRules(
    List<String> schemes, List<String> hosts, List<PortRange> ports, String hostsSetting) {

  private static final List<PortRange> EVERY_PORT = List.of(new PortRange(1, 65_535));

  public UrlRules {
    schemes = List.copyOf(schemes);
    hosts = List.copyOf(hosts);
    ports = List.copyOf(ports);
  }

  /** For what clients want read. */
  static UrlRules of(Settings.Imports settings) {
    return new UrlRules(
        settings.allowedSchemes(),
        settings.allowedHosts(),
        settings.allowedPorts(),
        "darkroom.import.allowed-hosts");
  }

  /** For the URLs that the operator wants called. */
  public static UrlRules of(WebhookSettings settings) {
    return new UrlRules(
        List.of("http", "https"),
        Stream.concat(settings.allowedHosts().stream(), Stream.of(AllowedHosts.ALL)).toList(),
        EVERY_PORT,
        "darkroom.webhooks.allowed-hosts");
  }
}
