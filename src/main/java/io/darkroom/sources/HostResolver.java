package io.darkroom.sources;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Turns a host name into its addresses, asking the name service. */
@FunctionalInterface
interface HostResolver {

  InetAddress[] resolve(String host) throws UnknownHostException;
}
