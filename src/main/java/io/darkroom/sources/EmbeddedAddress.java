package io.darkroom.sources;

import io.darkroom.platform.settings.AddressBlock;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The IPv4 addresses within an IPv6 address, which gateways and tunnels unpack. */
final class EmbeddedAddress {

  /**
   * Where a block's addresses carry one.
   *
   * @param bytes the places of its four bytes
   * @param mask what each of them is turned over with
   */
  private record Place(AddressBlock block, int mask, List<Integer> bytes) {

    Place(String block, Integer... bytes) {
      this(AddressBlock.of(block), 0, List.of(bytes));
    }

    byte[] of(byte[] address) {
      byte[] inside = new byte[bytes.size()];
      for (int i = 0; i < inside.length; i++) {
        inside[i] = (byte) (address[bytes.get(i)] ^ mask);
      }
      return inside;
    }
  }

  /** RFC 4291, section 2.5.5.2; Java reads its text as an IPv4 address. */
  private static final AddressBlock MAPPED = new AddressBlock(BigInteger.valueOf(0xffff), 32, 16);

  private static final List<Place> PLACES =
      List.of(
          new Place(MAPPED, 0, List.of(12, 13, 14, 15)),
          // IPv4-compatible (RFC 4291) and IPv4-translated (RFC 2765)
          new Place("::/96", 12, 13, 14, 15),
          new Place("::ffff:0:0:0/96", 12, 13, 14, 15),
          // NAT64 (RFC 6052), for a local prefix (RFC 8215) at each length that it can have
          new Place("64:ff9b::/96", 12, 13, 14, 15),
          new Place("64:ff9b:1::/48", 6, 7, 9, 10),
          new Place("64:ff9b:1::/48", 7, 9, 10, 11),
          new Place("64:ff9b:1::/48", 9, 10, 11, 12),
          new Place("64:ff9b:1::/48", 12, 13, 14, 15),
          // 6to4 (RFC 3056), Teredo (RFC 4380): its server and its client
          new Place("2002::/16", 2, 3, 4, 5),
          new Place("2001::/32", 4, 5, 6, 7),
          new Place(AddressBlock.of("2001::/32"), 0xff, List.of(12, 13, 14, 15)));

  private EmbeddedAddress() {}

  /** The address itself, or the IPv4 address that it is only another way to write of. */
  static byte[] unmapped(byte[] address) {
    return MAPPED.contains(address) ? Arrays.copyOfRange(address, 12, 16) : address;
  }

  /** All that could be meant, in network order; none in an IPv4 address. */
  static List<byte[]> in(byte[] address) {
    Stream<byte[]> placed =
        PLACES.stream()
            .filter(place -> place.block().contains(address))
            .map(place -> place.of(address));
    return (isIsatap(address)
            ? Stream.concat(placed, Stream.of(Arrays.copyOfRange(address, 12, 16)))
            : placed)
        .toList();
  }

  /** RFC 5214, section 6.1: by the interface, in whatever block. */
  private static boolean isIsatap(byte[] address) {
    return address.length == 16
        && (address[8] & ~2) == 0
        && address[9] == 0
        && address[10] == 0x5e
        && address[11] == (byte) 0xfe;
  }
}
