package io.darkroom.sources;

import io.darkroom.platform.settings.AddressBlock;
import io.darkroom.platform.settings.SettingException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hosts that an operator named.
 *
 * @param hosts names and addresses
 * @param domains names that stand for everything below them as well
 */
record HostList(Set<SourceHost> hosts, Set<String> domains) {

  static final HostList NONE = new HostList(Set.of(), Set.of());

  private static final Predicate<String> IS_DOMAIN = item -> item.matches("\\*?\\..*");

  HostList {
    hosts = Set.copyOf(hosts);
    domains = Set.copyOf(domains);
  }

  /**
   * Reads {@code example.org}, {@code .example.org}, {@code *.example.org} and addresses.
   *
   * @param setting the name of the setting that the items come from
   * @throws SettingException if one is none of these
   */
  static HostList of(String setting, List<String> items) {
    return new HostList(
        items.stream()
            .filter(IS_DOMAIN.negate())
            .map(item -> host(setting, item))
            .collect(Collectors.toSet()),
        items.stream()
            .filter(IS_DOMAIN)
            .map(item -> domain(setting, item))
            .collect(Collectors.toSet()));
  }

  private static SourceHost host(String setting, String text) {
    return SourceHost.of(text).orElseThrow(() -> refusal(setting));
  }

  private static String domain(String setting, String item) {
    SourceHost apex = host(setting, item.substring(item.indexOf('.') + 1));
    if (apex.literal() != null) {
      throw refusal(setting);
    }
    return apex.name();
  }

  private static SettingException refusal(String setting) {
    return new SettingException(
        setting, "a list of host names, domains (.example.org) and IP addresses");
  }

  boolean has(SourceHost host) {
    return hosts.contains(host) || (host.literal() == null && isBelowADomain(host.name()));
  }

  private boolean isBelowADomain(String name) {
    return domains.stream().anyMatch(domain -> name.equals(domain) || name.endsWith("." + domain));
  }

  /** Those that are addresses, each as a block of one. */
  Stream<AddressBlock> addresses() {
    return hosts.stream()
        .map(SourceHost::literal)
        .filter(Objects::nonNull)
        .map(literal -> AddressBlock.of(literal.getHostAddress()));
  }
}
