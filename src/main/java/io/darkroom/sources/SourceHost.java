package io.darkroom.sources;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The host of a URL, in the one way of writing it that can be compared.
 *
 * @param name the name in lower case without a trailing dot, or the address as Java prints it
 * @param literal the address if the URL holds one, null if it holds a name
 */
record SourceHost(String name, @Nullable InetAddress literal) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9_-]+(\\.[a-z0-9_-]+)*");
  private static final Pattern LAST_LABEL_NUMERIC = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)");
  private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern IPV4 = Pattern.compile("(" + BYTE + "\\.){3}" + BYTE);
  private static final Pattern IPV6 = Pattern.compile("[0-9a-f.]*:[0-9a-f.:]*");

  /**
   * Reads the host component of a URL (RFC 3986, section 3.2.2), an IPv6 address with or without
   * its brackets.
   *
   * @return empty if it is neither a name nor an address in its usual form: {@code 127.1}, {@code
   *     2130706433} and {@code 0x7f000001} mean an address to some and a name to others
   */
  static Optional<SourceHost> of(String host) {
    String plain = plain(host.toLowerCase(Locale.ROOT));
    if (IPV6.matcher(plain).matches() || IPV4.matcher(plain).matches()) {
      return literal(plain);
    }
    return NAME.matcher(plain).matches() && !LAST_LABEL_NUMERIC.matcher(plain).matches()
        ? Optional.of(new SourceHost(plain, null))
        : Optional.empty();
  }

  private static String plain(String host) {
    if (host.startsWith("[") && host.endsWith("]")) {
      return host.substring(1, host.length() - 1);
    }
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  private static Optional<SourceHost> literal(String address) {
    try {
      InetAddress literal = InetAddress.getByName(address);
      return Optional.of(new SourceHost(literal.getHostAddress(), literal));
    } catch (UnknownHostException notAnAddress) {
      return Optional.empty();
    }
  }
}
