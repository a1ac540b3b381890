package io.darkroom.sources;

import io.darkroom.platform.settings.AddressBlock;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells addresses that anybody on the Internet can reach from those that only this machine, its
 * network or its cloud can, by the registries of special-purpose addresses (RFC 6890).
 */
final class PublicAddress {

  private static final List<AddressBlock> SPECIAL_IPV4 =
      blocks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          // What virtual machines of Azure are served by, metadata too, is not in those registries.
          "168.63.129.16",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");

  private static final AddressBlock GLOBAL_UNICAST_IPV6 = AddressBlock.of("2000::/3");

  /** Parts of the global unicast space that are not: protocols and Teredo, documentation. */
  private static final List<AddressBlock> SPECIAL_IPV6 =
      blocks("2001::/23", "2001:db8::/32", "3fff::/20");

  private static final AddressBlock NAT64 = AddressBlock.of("64:ff9b::/96");

  private PublicAddress() {}

  static boolean test(InetAddress address) {
    byte[] bytes = EmbeddedAddress.unmapped(address.getAddress());
    return bytes.length == 4 ? isPublicIpv4(bytes) : isPublicIpv6(bytes);
  }

  private static boolean isPublicIpv4(byte[] address) {
    return none(SPECIAL_IPV4, address);
  }

  private static boolean isPublicIpv6(byte[] address) {
    return (GLOBAL_UNICAST_IPV6.contains(address) || NAT64.contains(address))
        && none(SPECIAL_IPV6, address)
        && EmbeddedAddress.in(address).stream().allMatch(PublicAddress::isPublicIpv4);
  }

  private static boolean none(List<AddressBlock> blocks, byte[] address) {
    return blocks.stream().noneMatch(block -> block.contains(address));
  }

  private static List<AddressBlock> blocks(String... blocks) {
    return Stream.of(blocks).map(AddressBlock::of).toList();
  }
}
