package io.darkroom.sources;

import io.darkroom.platform.settings.SettingException;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A setting of hosts: which may be connected to, and at which addresses. */
final class AllowedHosts {

  static final String ALL = "*";

  private final boolean everyPublicHost;
  private final Set<SourceHost> named;

  /**
   * @param setting its name
   * @param hosts its items
   * @throws SettingException if one is neither a host name nor an address
   */
  AllowedHosts(String setting, List<String> hosts) {
    this.everyPublicHost = hosts.isEmpty() || hosts.contains(ALL);
    this.named =
        hosts.stream()
            .filter(host -> !host.equals(ALL))
            .map(host -> host(setting, host))
            .collect(Collectors.toUnmodifiableSet());
  }

  private static SourceHost host(String setting, String text) {
    return SourceHost.of(text)
        .orElseThrow(() -> new SettingException(setting, "a list of host names and IP addresses"));
  }

  /** Whether the operator named this host, which frees it from having a public address. */
  boolean name(SourceHost host) {
    return named.contains(host);
  }

  /** Whether the host may be connected to if its addresses may. */
  boolean permit(SourceHost host) {
    return everyPublicHost || name(host);
  }

  /** Whether the host may be connected to at this address. */
  boolean permit(SourceHost host, InetAddress address) {
    return name(host) || (everyPublicHost && PublicAddress.test(address));
  }
}
