package io.darkroom.identity;

import io.darkroom.http.Exchange;
import io.darkroom.platform.settings.Settings;
import io.darkroom.platform.settings.TestSettings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Logger;

/** Requests to a service in mode {@code none}, and what it logs of them. */
final class LocalClients implements AutoCloseable {

  static final Caller ADMINISTRATOR =
      new Caller("local-administrator", Optional.of("lab"), Set.of("admin"), true, Instant.MAX);
  static final Message REFUSED = Message.of(Problem.CLIENT_NOT_LOCAL);

  private final Logger log = Logger.getLogger(LocalOnly.class.getName());
  private final List<String> logged = new ArrayList<>();
  private final LocalOnly local;
  private final LocalAdministrator administrator;

  LocalClients(Map<String, String> settings) {
    Map<String, String> all = new TreeMap<>(settings);
    all.put("darkroom.identity.none.project", "lab");
    Settings given = TestSettings.with(all);
    local = new LocalOnly(given, new TrustedProxies(given));
    administrator = new LocalAdministrator(given);
    log.setFilter(
        line -> {
          logged.add(line.getMessage());
          return false;
        });
  }

  Caller identify(String remoteAddress, Map<String, String> headers) {
    Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    byName.putAll(headers);
    local.require(remoteAddress, name -> Optional.ofNullable(byName.get(name)));
    return administrator.identify(new Exchange("GET").request());
  }

  List<String> logged() {
    return logged;
  }

  @Override
  public void close() {
    log.setFilter(null);
  }
}
