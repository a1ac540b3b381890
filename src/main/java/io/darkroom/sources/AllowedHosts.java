package io.darkroom.sources;

import io.darkroom.platform.settings.SettingException;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The setting {@code darkroom.import.allowed-hosts}: which hosts may be read, and where. */
final class AllowedHosts {

  private static final String ALL = "*";

  private final boolean everyPublicHost;
  private final Set<SourceHost> named;

  /**
   * @param hosts the items of the setting
   * @throws SettingException if one is neither a host name nor an address
   */
  AllowedHosts(List<String> hosts) {
    this.everyPublicHost = hosts.isEmpty() || hosts.contains(ALL);
    this.named =
        hosts.stream()
            .filter(host -> !host.equals(ALL))
            .map(AllowedHosts::host)
            .collect(Collectors.toUnmodifiableSet());
  }

  private static SourceHost host(String text) {
    return SourceHost.of(text)
        .orElseThrow(
            () ->
                new SettingException(
                    "darkroom.import.allowed-hosts", "a list of host names and IP addresses"));
  }

  /** Whether the operator named this host, which frees it from having a public address. */
  boolean name(SourceHost host) {
    return named.contains(host);
  }

  /** Whether the host may be read if its addresses may. */
  boolean permit(SourceHost host) {
    return everyPublicHost || name(host);
  }

  /** Whether the host may be read at this address. */
  boolean permit(SourceHost host, InetAddress address) {
    return name(host) || (everyPublicHost && PublicAddress.test(address));
  }
}
