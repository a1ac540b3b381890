package io.darkroom.sources;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;

/** What a name service of a test answers. */
final class Addresses {

  private Addresses() {}

  static InetAddress[] of(String... literals) throws UnknownHostException {
    return of(List.of(literals));
  }

  static InetAddress[] of(Collection<String> literals) throws UnknownHostException {
    InetAddress[] addresses = new InetAddress[literals.size()];
    int next = 0;
    for (String literal : literals) {
      addresses[next++] = InetAddress.getByName(literal);
    }
    return addresses;
  }
}
