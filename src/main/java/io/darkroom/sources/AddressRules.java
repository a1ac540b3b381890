package io.darkroom.sources;

import io.darkroom.platform.settings.AddressBlock;
import io.darkroom.platform.settings.SourceSettings;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses may be connected to.
 *
 * @param everyPublic whether those may that anybody can reach
 * @param allowed may even if they are not public
 * @param denied may not, whatever else is said
 */
record AddressRules(boolean everyPublic, List<AddressBlock> allowed, List<AddressBlock> denied) {

  static final AddressRules PUBLIC = new AddressRules(true, List.of(), List.of());

  AddressRules {
    allowed = List.copyOf(allowed);
    denied = List.copyOf(denied);
  }

  /**
   * The rules of the settings.
   *
   * @param deniedHosts those that are addresses are denied under every name
   */
  static AddressRules of(SourceSettings.Cidrs settings, HostList deniedHosts) {
    return new AddressRules(
        settings.everyPublic(),
        settings.allowed(),
        Stream.concat(settings.denied().stream(), deniedHosts.addresses()).toList());
  }

  boolean permit(InetAddress address) {
    return (everyPublic && PublicAddress.test(address)) || isIn(allowed, plain(address));
  }

  /** Whether it is denied, or carries an IPv4 address that is. */
  boolean deny(InetAddress address) {
    byte[] bytes = plain(address);
    return isIn(denied, bytes)
        || EmbeddedAddress.in(bytes).stream().anyMatch(inside -> isIn(denied, inside));
  }

  boolean denyNone() {
    return denied.isEmpty();
  }

  /** An IPv4 address that is written as one of IPv6 leads to the same place as the address. */
  private static byte[] plain(InetAddress address) {
    return EmbeddedAddress.unmapped(address.getAddress());
  }

  private static boolean isIn(List<AddressBlock> blocks, byte[] address) {
    return blocks.stream().anyMatch(block -> block.contains(address));
  }
}
