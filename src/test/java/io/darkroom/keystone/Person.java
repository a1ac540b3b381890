package io.darkroom.keystone;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A user, who signs in with a password. */
final class Person {

  private final String keystone;
  private final String domain;
  private final Secrets secrets;
  private final String id;
  private final String name;
  private final String password;

  /**
   * @param keystone its URL with the version
   * @param domain the name of the user's, and of all projects that the user works in
   */
  Person(String keystone, String domain, Secrets secrets, String id, String name, String password) {
    this.keystone = keystone;
    this.domain = domain;
    this.secrets = secrets;
    this.id = id;
    this.name = name;
    this.password = password;
  }

  String id() {
    return id;
  }

  String name() {
    return name;
  }

  String password() {
    return password;
  }

  String domain() {
    return domain;
  }

  /** Somebody with the same name who does not know the password. */
  Person withPassword(String other) {
    return new Person(keystone, domain, secrets, id, name, other);
  }

  /** A token to work in a project with. */
  String token(Project project) throws IOException, InterruptedException {
    return signIn(", \"scope\": {\"project\": {\"id\": \"%s\"}}".formatted(project.id()));
  }

  String unscopedToken() throws IOException, InterruptedException {
    return signIn("");
  }

  String domainToken() throws IOException, InterruptedException {
    return signIn(", \"scope\": {\"domain\": {\"name\": \"%s\"}}".formatted(domain));
  }

  String systemToken() throws IOException, InterruptedException {
    return signIn(", \"scope\": {\"system\": {\"all\": true}}");
  }

  private String signIn(String scope) throws IOException, InterruptedException {
    return secrets.keep(
        IdentityApi.issue(
            keystone,
            """
            {"identity": {
               "methods": ["password"],
               "password": {"user": {"id": "%s", "password": "%s"}}}%s}"""
                .formatted(id, password, scope)));
  }

  /** Lets a program work for this person in a project, for a while. */
  ApplicationCredential applicationCredential(Project project, Duration life)
      throws IOException, InterruptedException {
    IdentityApi own = new IdentityApi(keystone, token(project));
    var made =
        own.create(
            "/users/" + id + "/application_credentials",
            "application_credential",
            "{\"name\": \"a program\", \"expires_at\": \"%s\"}"
                .formatted(Instant.now().plus(life)));
    return new ApplicationCredential(
        keystone, secrets, made.getString("id"), secrets.keep(made.getString("secret")));
  }

  /** What the commands of OpenStack read from their environment. */
  Map<String, String> environment(Project project, String region) {
    return Map.of(
        "OS_IDENTITY_API_VERSION", "3",
        "OS_AUTH_URL", keystone,
        "OS_USERNAME", name,
        "OS_PASSWORD", password,
        "OS_USER_DOMAIN_NAME", domain,
        "OS_PROJECT_NAME", project.name(),
        "OS_PROJECT_DOMAIN_NAME", domain,
        "OS_REGION_NAME", region);
  }
}
