package io.darkroom.platform.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who may call.
 *
 * @param mode {@code none} or {@code keystone}
 * @param localProject what owns everything in mode {@code none}
 * @param keystone the identity service; there is one in mode {@code keystone}
 */
public record IdentitySettings(String mode, String localProject, Optional<Keystone> keystone) {

  private static final String PREFIX = "darkroom.identity.keystone.";

  /** The mode without an identity service. */
  public static final String NONE = "none";

  /** The mode in which Keystone says who somebody is. */
  public static final String KEYSTONE = "keystone";

  /**
   * A Keystone, and how to ask it.
   *
   * @param url without the version, and without a slash at the end
   * @param publicUrl the one that clients are told, as given
   * @param timeout longest wait for a connection, and for each part of an answer
   * @param cacheTtl how long an answer holds
   * @param serviceRoles the roles by which a token in {@code X-Service-Token} is a service's
   */
  public record Keystone(
      URI url,
      String publicUrl,
      Account account,
      Duration timeout,
      Duration cacheTtl,
      List<String> serviceRoles) {}

  /** The account in whose name tokens are validated. */
  public sealed interface Account {}

  public record PasswordAccount(
      String user, Secret password, String project, String userDomain, String projectDomain)
      implements Account {}

  public record ApplicationCredential(String id, Secret secret) implements Account {}

  static IdentitySettings read(SettingReader reader) {
    String mode = reader.oneOf("darkroom.identity.mode", NONE, KEYSTONE);
    String localProject = reader.text("darkroom.identity.none.project");
    Optional<URI> url = url(reader, "url");
    Optional<URI> publicUrl = url(reader, "public-url");
    Optional<Account> account = account(reader);
    Duration timeout =
        reader.duration(PREFIX + "timeout", Duration.ofMillis(100), Duration.ofSeconds(10));
    Duration cacheTtl =
        reader.duration(PREFIX + "cache-ttl", Duration.ofSeconds(1), Duration.ofHours(1));
    List<String> serviceRoles = reader.list(PREFIX + "service-roles");
    if (mode.equals(NONE)) {
      return new IdentitySettings(mode, localProject, Optional.empty());
    }
    URI address = url.orElseThrow(() -> new SettingException(PREFIX + "url", "set"));
    Keystone keystone =
        new Keystone(
            withoutVersion(address),
            publicUrl.orElse(address).toString(),
            account.orElseThrow(() -> new SettingException(PREFIX + "username", "set")),
            timeout,
            cacheTtl,
            serviceRoles);
    return new IdentitySettings(mode, localProject, Optional.of(keystone));
  }

  private static Optional<URI> url(SettingReader reader, String name) {
    return reader.webAddress(PREFIX + name);
  }

  private static URI withoutVersion(URI url) {
    return URI.create(url.toString().replaceFirst("/*(/v3)?/*$", ""));
  }

  private static Optional<Account> account(SettingReader reader) {
    String secretName = PREFIX + "application-credential-secret";
    Optional<Secret> secret = reader.secret(secretName);
    Optional<Account> credential =
        reader
            .optional(PREFIX + "application-credential-id")
            .map(id -> new ApplicationCredential(id, needed(secret, secretName)));
    String passwordName = PREFIX + "password";
    Optional<Secret> password = reader.secret(passwordName);
    String project = reader.text(PREFIX + "project");
    String userDomain = reader.text(PREFIX + "user-domain");
    String projectDomain = reader.text(PREFIX + "project-domain");
    Optional<String> user = reader.optional(PREFIX + "username");
    return credential.or(
        () ->
            user.map(
                name ->
                    new PasswordAccount(
                        name, needed(password, passwordName), project, userDomain, projectDomain)));
  }

  private static Secret needed(Optional<Secret> secret, String name) {
    return secret.orElseThrow(() -> new SettingException(name, "set"));
  }
}
