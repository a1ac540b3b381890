package io.darkroom.http;

import io.darkroom.identity.TrustedProxies;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The address under which the sender of a request reaches this service. */
@Singleton
public class ServiceAddress {

  private static final Pattern HOST =
      Pattern.compile("(?:[A-Za-z0-9](?:[A-Za-z0-9._-]*)|\\[[0-9A-Fa-f:.]+])(?::[0-9]{1,5})?");

  private final TrustedProxies proxies;

  @Inject
  public ServiceAddress(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  /**
   * The absolute URL of a path of this service.
   *
   * @param path begins with a slash
   */
  public URI of(HttpServletRequest request, String path) {
    boolean proxied = proxies.include(request.getRemoteAddr());
    String scheme =
        forwarded(request, "X-Forwarded-Proto", proxied)
            .filter(proto -> proto.equals("http") || proto.equals("https"))
            .orElse(request.getScheme());
    String host =
        Stream.of(
                forwarded(request, "X-Forwarded-Host", proxied),
                first(request, "Host"),
                Optional.of(request.getServerName() + ":" + request.getServerPort()))
            .flatMap(Optional::stream)
            .filter(ServiceAddress::isHost)
            .findFirst()
            .orElse("localhost");
    return URI.create(scheme + "://" + host + request.getContextPath() + path);
  }

  private static Optional<String> forwarded(
      HttpServletRequest request, String header, boolean proxied) {
    return proxied ? first(request, header) : Optional.empty();
  }

  private static boolean isHost(String name) {
    try {
      return HOST.matcher(name).matches() && URI.create("http://" + name).getHost() != null;
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  /** The first of a list, which is the one that the client itself asked. */
  private static Optional<String> first(HttpServletRequest request, String header) {
    return Optional.ofNullable(request.getHeader(header))
        .map(value -> value.split(",", 2)[0].trim());
  }
}
