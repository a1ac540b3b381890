package io.darkroom.platform.settings;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A block of addresses of one family (RFC 4632, RFC 4291 section 2.3).
 *
 * @param prefix the leading bits that all addresses of the block share
 * @param ignoredBits how many trailing bits do not matter
 * @param addressLength the length of an address of the family, in bytes
 */
public record AddressBlock(BigInteger prefix, int ignoredBits, int addressLength) {

  /** What {@link InetAddress#getByName} reads without asking a name service. */
  private static final String LITERAL =
      "(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\\.(?!$)|$)){4}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*";

  /**
   * Reads {@code 10.0.0.0/8}, {@code fc00::/7}, or one address.
   *
   * @throws IllegalArgumentException if the text is neither
   */
  public static AddressBlock of(String block) {
    String[] parts = block.split("/", 2);
    byte[] first = literal(parts[0]).getAddress();
    int bits = first.length * 8;
    int ignored = parts.length == 1 ? 0 : bits - Integer.parseInt(parts[1]);
    if (ignored < 0 || ignored > bits) {
      throw new IllegalArgumentException(block);
    }
    return new AddressBlock(new BigInteger(1, first).shiftRight(ignored), ignored, first.length);
  }

  /**
   * Reads an IP address; names are not looked up.
   *
   * @throws IllegalArgumentException if the text is not one
   */
  static InetAddress literal(String text) {
    if (!text.matches(LITERAL)) {
      throw new IllegalArgumentException(text);
    }
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException notALiteral) {
      throw new IllegalArgumentException(text, notALiteral);
    }
  }

  /** Whether the block has this address; a scope (RFC 4007) does not matter, a name is in none. */
  public boolean contains(String address) {
    String unscoped = address.split("%", 2)[0];
    try {
      return contains(literal(unscoped).getAddress());
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }

  /** Whether the block has this address, which is given as its bytes in network order. */
  public boolean contains(byte[] address) {
    return address.length == addressLength
        && new BigInteger(1, address).shiftRight(ignoredBits).equals(prefix);
  }
}
