package io.darkroom.sources;

import io.darkroom.platform.settings.Settings;
import io.darkroom.platform.settings.SourceSettings;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decides which URLs Darkroom connects to, by rules; the one that can be injected, which URLs it
 * reads, by the settings {@code darkroom.import.*}. It is asked for every URL that a client sends
 * and again at every hop and connection of the download: an answer of the name service is good for
 * one connection only.
 */
@Singleton
public final class UrlPolicy {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final UrlRules rules;
  private final AllowedHosts hosts;
  private final HostResolver resolver;
  private final BriefResolver briefly;

  /**
   * @throws io.darkroom.platform.settings.SettingException if a host of the settings is neither a
   *     name nor an address
   */
  @Inject
  public UrlPolicy(Settings settings) {
    this(settings.sources(), InetAddress::getAllByName);
  }

  UrlPolicy(SourceSettings settings, HostResolver resolver) {
    this(UrlRules.of(settings.urls()), resolver);
  }

  UrlPolicy(UrlRules rules, HostResolver resolver) {
    this.rules = rules;
    this.hosts = rules.hosts();
    this.resolver = resolver;
    this.briefly = new BriefResolver(resolver, PATIENCE);
  }

  /**
   * Checks what can be told from the URL alone (RFC 3986), asking nobody.
   *
   * @param property the name of the property that holds the URL, for the problem's text
   * @return the URL in ASCII, without a fragment
   * @throws ProblemException SOURCE_URL_INVALID, PROPERTY_TOO_LONG, SOURCE_SCHEME_REFUSED,
   *     SOURCE_CREDENTIALS_REFUSED, SOURCE_PORT_REFUSED or SOURCE_HOST_REFUSED; nothing else,
   *     whatever the text
   */
  public URI check(String property, String url) {
    return checked(property, url).uri();
  }

  /**
   * As {@link #check}, and looks a name up for at most two seconds. A name without an answer is
   * accepted: the download asks again.
   *
   * @throws ProblemException as {@link #check}; SOURCE_HOST_REFUSED also if every address is
   */
  public URI checkAtCreate(String property, String url) {
    SourceUrl source = checked(property, url);
    SourceHost host = source.host();
    if (host.literal() == null && !hosts.permitAnywhere(host)) {
      briefly
          .resolve(host.name())
          .filter(addresses -> !isAnyPermitted(host, addresses))
          .ifPresent(
              refused -> {
                throw source.refusal(Problem.SOURCE_HOST_REFUSED);
              });
    }
    return source.uri();
  }

  /**
   * The addresses that a connection to the host may go to, from one look-up.
   *
   * @param host a name or an address, an IPv6 address with or without brackets
   * @throws UnknownHostException if there are none
   */
  public InetAddress[] addresses(String host) throws UnknownHostException {
    SourceHost target =
        SourceHost.of(host)
            .filter(hosts::permit)
            .orElseThrow(() -> new UnknownHostException("The host is refused"));
    InetAddress[] permitted =
        Stream.of(resolve(target))
            .filter(address -> hosts.permit(target, address))
            .toArray(InetAddress[]::new);
    if (permitted.length == 0) {
      throw new UnknownHostException("Every address of the host is refused");
    }
    return permitted;
  }

  private InetAddress[] resolve(SourceHost host) throws UnknownHostException {
    InetAddress literal = host.literal();
    return literal == null ? resolver.resolve(host.name()) : new InetAddress[] {literal};
  }

  private SourceUrl checked(String property, String url) {
    SourceUrl source =
        SourceUrl.parse(property, url).requireScheme(rules.schemes()).requireNoCredentials();
    SourceHost host = source.host();
    source.requirePort(rules);
    InetAddress literal = host.literal();
    if (literal == null ? !hosts.permit(host) : !hosts.permit(host, literal)) {
      throw source.refusal(Problem.SOURCE_HOST_REFUSED);
    }
    return source;
  }

  private boolean isAnyPermitted(SourceHost host, List<InetAddress> addresses) {
    return addresses.stream().anyMatch(address -> hosts.permit(host, address));
  }

  @PreDestroy
  void close() {
    briefly.close();
  }
}
