package io.darkroom.sources;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A URL that a client sent (RFC 3986), with the name of the property that held it. No refusal
 * repeats any part of the URL, which may hold credentials.
 */
record SourceUrl(String property, URI uri) {

  private static final int HIGHEST_PORT = 65535;

  /** What servers take; RFC 9110, section 4.1, asks for 8000. */
  private static final int MOST_CHARACTERS = 8192;

  static SourceUrl parse(String property, String url) {
    SourceUrl source = new SourceUrl(property, ascii(property, url));
    if (source.uri.getScheme() == null) {
      throw source.refusal(Problem.SOURCE_URL_INVALID);
    }
    return source;
  }

  /** The URL in ASCII without its fragment, which is never sent (RFC 9110, section 7.1). */
  private static URI ascii(String property, String url) {
    try {
      String ascii = new URI(requireText(property, url)).toASCIIString();
      int fragment = ascii.indexOf('#');
      return new URI(requireShort(property, fragment < 0 ? ascii : ascii.substring(0, fragment)));
    } catch (URISyntaxException | NumberFormatException holdsTheUrl) {
      // The latter is Java's own slip, over an IPv6 address with endless digits before a dot.
      throw new ProblemException(Problem.SOURCE_URL_INVALID, property);
    }
  }

  /** Half a character has no bytes that could be sent, and Java's URI trips over it. */
  private static String requireText(String property, String url) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(requireShort(property, url))) {
      throw new ProblemException(Problem.SOURCE_URL_INVALID, property);
    }
    return url;
  }

  private static String requireShort(String property, String url) {
    if (url.length() > MOST_CHARACTERS) {
      throw new ProblemException(Problem.PROPERTY_TOO_LONG, property, MOST_CHARACTERS);
    }
    return url;
  }

  private String scheme() {
    return uri.getScheme().toLowerCase(Locale.ROOT);
  }

  SourceUrl requireScheme(List<String> allowed) {
    if (!allowed.contains(scheme())) {
      throw refusal(Problem.SOURCE_SCHEME_REFUSED, String.join(", ", allowed));
    }
    return this;
  }

  SourceUrl requireNoCredentials() {
    if (uri.getRawUserInfo() != null) {
      throw refusal(Problem.SOURCE_CREDENTIALS_REFUSED);
    }
    return this;
  }

  SourceUrl requirePort(UrlRules rules) {
    int port = port();
    if (port < 1 || port > HIGHEST_PORT) {
      throw refusal(Problem.SOURCE_URL_INVALID);
    }
    if (!rules.permitPort(port)) {
      throw refusal(Problem.SOURCE_PORT_REFUSED);
    }
    return this;
  }

  private int port() {
    if (uri.getPort() != -1) {
      return uri.getPort();
    }
    return scheme().equals("https") ? 443 : 80;
  }

  SourceHost host() {
    String host = uri.getHost();
    if (host == null) {
      throw refusal(Problem.SOURCE_URL_INVALID);
    }
    return SourceHost.of(host).orElseThrow(() -> refusal(Problem.SOURCE_URL_INVALID));
  }

  ProblemException refusal(Problem problem) {
    return new ProblemException(problem, property);
  }

  private ProblemException refusal(Problem problem, String allowed) {
    return new ProblemException(problem, property, allowed);
  }
}
