package io.darkroom.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The service in mode keystone, the Keystone that it asks, and a source of images.
 *
 * @param stranger a client without a token that reads JSON
 */
public record GuardedService(
    Service service, IdentityStub keystone, FileServer source, Client stranger)
    implements AutoCloseable {

  public static final String USER = "darkroom-account";
  public static final String PASSWORD = "p\u00e4ss\"w\u00f6rd-0815-4711";

  private static final String ITS_ASCII = "0815-4711";

  /** Starts it with a Keystone that listens. */
  public static GuardedService start(Path directory, Map<String, String> settings)
      throws Exception {
    return start(directory, new IdentityStub().start(), settings);
  }

  /**
   * Starts it.
   *
   * @param settings beside the Keystone and the service's account there
   */
  public static GuardedService start(
      Path directory, IdentityStub keystone, Map<String, String> settings) throws Exception {
    FileServer source = new FileServer();
    Map<String, String> all = new HashMap<>();
    all.put("darkroom.identity.mode", "keystone");
    all.put("darkroom.identity.keystone.url", keystone.url() + "/v3");
    all.put("darkroom.identity.keystone.username", USER);
    all.put("darkroom.identity.keystone.password", PASSWORD);
    all.put("darkroom.import.allowed-hosts", "127.0.0.1");
    all.put("darkroom.import.allowed-ports", String.valueOf(source.port()));
    // Whatever a log could ever show is shown.
    all.put("darkroom.logging.level", "TRACE");
    all.putAll(settings);
    Service service = Service.start(directory, all);
    return new GuardedService(
        service, keystone, source, service.client().with("Accept", "application/json"));
  }

  /** Somebody with a new token for the grant. */
  public Client as(Grant grant) {
    return with(keystone.token(grant));
  }

  /** Somebody with a token. */
  public Client with(String token) {
    return stranger.with("X-Auth-Token", token, "Accept", "application/json");
  }

  /** Nothing that somebody could use has been logged. */
  public void assertKeepsSecrets() {
    assertThat(service.output()).doesNotContain(ITS_ASCII).doesNotContain(keystone.secrets());
  }

  @Override
  public void close() throws Exception {
    try (keystone;
        source) {
      service.close();
    }
  }
}
