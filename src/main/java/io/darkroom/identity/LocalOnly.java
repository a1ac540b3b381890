package io.darkroom.identity;

import io.darkroom.platform.settings.AddressBlock;
import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mode {@code none}: only who is on this machine is served. A web page in that person's browser is
 * somebody else, so a foreign {@code Origin} or {@code Host} (DNS rebinding) and anything that came
 * through a proxy are refused, unless the operator names that origin or trusts that proxy.
 */
@Singleton
public class LocalOnly {

  private static final Logger LOG = LoggerFactory.getLogger(LocalOnly.class);
  private static final List<String> PROXY_HEADERS =
      List.of(
          "Forwarded",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "X-Forwarded-Port",
          "X-Forwarded-Prefix",
          "X-Forwarded-Proto",
          "X-Forwarded-Server");

  private static final List<AddressBlock> LOOPBACK =
      List.of(AddressBlock.of("127.0.0.0/8"), AddressBlock.of("::1"));

  private final Settings.Http settings;
  private final TrustedProxies proxies;

  @Inject
  public LocalOnly(Settings settings, TrustedProxies proxies) {
    this.settings = settings.http();
    this.proxies = proxies;
  }

  /**
   * Refuses a request of somebody else.
   *
   * @param remoteAddress the client's IP address
   * @param header gives the first value of a header
   * @throws ProblemException if the request may not be served in this mode
   */
  void require(String remoteAddress, Function<String, Optional<String>> header) {
    setting(remoteAddress, header)
        .ifPresent(
            setting -> {
              LOG.warn("Refused a client that is not local; see {}", setting);
              throw new ProblemException(Problem.CLIENT_NOT_LOCAL);
            });
  }

  /** The setting that would have to be another for the request to be served; none if it may be. */
  private Optional<String> setting(
      String remoteAddress, Function<String, Optional<String>> header) {
    boolean local =
        isLoopback(remoteAddress)
            && header.apply("Host").map(host -> isLoopback(hostOf("http://" + host))).orElse(true);
    if (!local) {
      return Optional.of("darkroom.identity.mode");
    }
    if (!header.apply("Origin").map(origin -> admits(origin, header)).orElse(true)) {
      return Optional.of("darkroom.http.cors.allowed-origins");
    }
    boolean forwarded = PROXY_HEADERS.stream().anyMatch(name -> header.apply(name).isPresent());
    return forwarded && !proxies.include(remoteAddress)
        ? Optional.of("darkroom.http.trusted-proxies")
        : Optional.empty();
  }

  /** This site, and what the operator names; a star does not make everybody an administrator. */
  private boolean admits(String origin, Function<String, Optional<String>> header) {
    return sameSite(origin, header) || settings.namesOrigin(origin);
  }

  private static boolean sameSite(String origin, Function<String, Optional<String>> header) {
    return header.apply("Host").map(host -> origin.equals("http://" + host)).orElse(false);
  }

  private static String hostOf(String url) {
    try {
      return Optional.ofNullable(URI.create(url).getHost()).orElse("");
    } catch (IllegalArgumentException notAHost) {
      return "";
    }
  }

  /** Names are not resolved: only {@code localhost} and literal addresses can be loopback. */
  private static boolean isLoopback(String host) {
    String unbracketed = host.replaceFirst("^\\[(.*)]$", "$1");
    return host.equalsIgnoreCase("localhost")
        || LOOPBACK.stream().anyMatch(block -> block.contains(unbracketed));
  }
}
