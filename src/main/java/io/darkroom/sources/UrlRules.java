package io.darkroom.sources;

import io.darkroom.platform.settings.PortRange;
import io.darkroom.platform.settings.SettingException;
import io.darkroom.platform.settings.SourceSettings;
import io.darkroom.platform.settings.WebhookSettings;
import java.util.List;

/**
 * What a {@link UrlPolicy} lets pass.
 *
 * @param schemes in small letters
 * @param deniedPorts count more than the allowed ones
 */
public record UrlRules(
    List<String> schemes, List<PortRange> ports, List<PortRange> deniedPorts, AllowedHosts hosts) {

  private static final List<PortRange> EVERY_PORT = List.of(new PortRange(1, 65_535));

  public UrlRules {
    schemes = List.copyOf(schemes);
    ports = List.copyOf(ports);
    deniedPorts = List.copyOf(deniedPorts);
  }

  /**
   * For what clients want read.
   *
   * @throws SettingException if a host is neither a name nor an address
   */
  static UrlRules of(SourceSettings.Urls settings) {
    return new UrlRules(
        settings.schemes(),
        settings.allowedPorts(),
        settings.deniedPorts(),
        AllowedHosts.of(settings));
  }

  /**
   * For the URLs that the operator wants called.
   *
   * @throws SettingException if a host is neither a name nor an address
   */
  public static UrlRules of(WebhookSettings settings) {
    return new UrlRules(
        List.of("http", "https"),
        EVERY_PORT,
        List.of(),
        AllowedHosts.publicAnd("darkroom.webhooks.allowed-hosts", settings.allowedHosts()));
  }

  boolean permitPort(int port) {
    return ports.stream().anyMatch(range -> range.contains(port))
        && deniedPorts.stream().noneMatch(range -> range.contains(port));
  }
}
