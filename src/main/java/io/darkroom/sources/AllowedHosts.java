package io.darkroom.sources;

import static io.darkroom.platform.settings.SourceSettings.ALL;

import io.darkroom.platform.settings.SettingException;
import io.darkroom.platform.settings.SourceSettings;
import java.net.InetAddress;
import java.util.List;

/**
 * Which hosts may be connected to, and at which addresses.
 *
 * @param every whether those may that nobody named, where the addresses allow it
 * @param named may at every address that is not denied
 * @param denied may not, whatever else is said
 */
record AllowedHosts(boolean every, HostList named, HostList denied, AddressRules addresses) {

  /**
   * The rules of the settings.
   *
   * @throws SettingException if a host is neither a name nor an address
   */
  static AllowedHosts of(SourceSettings.Urls settings) {
    List<String> allowed = settings.allowedHosts();
    HostList denied = HostList.of("darkroom.import.denied-hosts", settings.deniedHosts());
    return new AllowedHosts(
        allowed.isEmpty() || allowed.contains(ALL),
        HostList.of("darkroom.import.allowed-hosts", without(ALL, allowed)),
        denied,
        AddressRules.of(settings.cidrs(), denied));
  }

  /**
   * Every public host, and some that need not be.
   *
   * @throws SettingException if one of these is neither a name nor an address
   */
  static AllowedHosts publicAnd(String setting, List<String> named) {
    return new AllowedHosts(
        true, HostList.of(setting, without(ALL, named)), HostList.NONE, AddressRules.PUBLIC);
  }

  private static List<String> without(String item, List<String> items) {
    return items.stream().filter(other -> !other.equals(item)).toList();
  }

  /** Whether the host may be connected to if its addresses may. */
  boolean permit(SourceHost host) {
    return !denied.has(host) && (every || named.has(host));
  }

  /** Whether the host may be connected to at this address. */
  boolean permit(SourceHost host, InetAddress address) {
    return permit(host)
        && !addresses.deny(address)
        && (named.has(host) || addresses.permit(address));
  }

  /** Whether the addresses of a host that is permitted do not matter. */
  boolean permitAnywhere(SourceHost host) {
    return named.has(host) && addresses.denyNone();
  }
}
