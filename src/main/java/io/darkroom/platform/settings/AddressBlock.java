package io.darkroom.sources;

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
record AddressBlock(BigInteger prefix, int ignoredBits, int addressLength) {

  /**
   * Reads {@code 10.0.0.0/8} or {@code fc00::/7}.
   *
   * @throws IllegalArgumentException if the text is not a block
   */
  static AddressBlock of(String block) {
    int slash = block.indexOf('/');
    byte[] first = literal(block.substring(0, slash));
    int ignored = first.length * 8 - Integer.parseInt(block.substring(slash + 1));
    return new AddressBlock(new BigInteger(1, first).shiftRight(ignored), ignored, first.length);
  }

  private static byte[] literal(String address) {
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException notALiteral) {
      throw new IllegalArgumentException(address, notALiteral);
    }
  }

  /** Whether the block has this address, which is given as its bytes in network order. */
  boolean contains(byte[] address) {
    return address.length == addressLength
        && new BigInteger(1, address).shiftRight(ignoredBits).equals(prefix);
  }
}
