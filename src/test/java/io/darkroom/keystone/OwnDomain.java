package io.darkroom.keystone;

import jakarta.json.JsonArray;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;

/**
 * A domain that the tests of one class have to themselves in Keystone, with its people, and a
 * region of the catalog: whoever else uses this Keystone neither sees nor disturbs them.
 */
final class OwnDomain implements AutoCloseable {

  private final RealKeystone keystone;
  private final IdentityApi api;
  private final Secrets secrets = new Secrets();
  private final String name = "d" + UUID.randomUUID().toString().substring(0, 8);
  private final String region = "r" + name;
  private final String id;
  private final String imageService;

  private OwnDomain(RealKeystone keystone, IdentityApi api)
      throws IOException, InterruptedException {
    this.keystone = keystone;
    this.api = api;
    id = api.create("/domains", "domain", "{\"name\": \"%s\"}".formatted(name)).getString("id");
    api.create("/regions", "region", "{\"id\": \"%s\"}".formatted(region));
    imageService =
        api.create(
                "/services",
                "service",
                "{\"type\": \"image\", \"name\": \"darkroom-%s\"}".formatted(name))
            .getString("id");
  }

  static OwnDomain create() throws IOException, InterruptedException {
    RealKeystone keystone = RealKeystone.find();
    String token =
        IdentityApi.issue(
            keystone.url(),
            """
            {"identity": {
               "methods": ["password"],
               "password": {"user": {
                 "name": "%s", "password": "%s", "domain": {"name": "%s"}}}},
             "scope": {"project": {"name": "%s", "domain": {"name": "%3$s"}}}}"""
                .formatted(
                    keystone.user(), keystone.password(), keystone.domain(), keystone.project()));
    return new OwnDomain(keystone, new IdentityApi(keystone.url(), token));
  }

  String url() {
    return keystone.url();
  }

  /** What the people's commands have to be told to find our image service in the catalog. */
  String region() {
    return region;
  }

  Secrets secrets() {
    return secrets;
  }

  Project project(String name) throws IOException, InterruptedException {
    String members = "{\"name\": \"%s\", \"domain_id\": \"%s\"}".formatted(name, id);
    return new Project(api.create("/projects", "project", members).getString("id"), name);
  }

  Person person(String name) throws IOException, InterruptedException {
    String password = secrets.newPassword();
    String members =
        "{\"name\": \"%s\", \"domain_id\": \"%s\", \"password\": \"%s\"}"
            .formatted(name, id, password);
    String user = api.create("/users", "user", members).getString("id");
    return new Person(keystone.url(), this.name, secrets, user, name, password);
  }

  /** Somebody new with a role in a project. */
  Person person(String name, String role, Project project)
      throws IOException, InterruptedException {
    Person person = person(name);
    grant(role, person, "/projects/" + project.id());
    return person;
  }

  void grantInProject(String role, Person person, Project project)
      throws IOException, InterruptedException {
    grant(role, person, "/projects/" + project.id());
  }

  void grantInDomain(String role, Person person) throws IOException, InterruptedException {
    grant(role, person, "/domains/" + id);
  }

  void grantInSystem(String role, Person person) throws IOException, InterruptedException {
    grant(role, person, "/system");
  }

  private void grant(String role, Person person, String scope)
      throws IOException, InterruptedException {
    api.put(scope + "/users/" + person.id() + "/roles/" + roleId(role));
  }

  void takeAway(String role, Person person, Project project)
      throws IOException, InterruptedException {
    api.delete("/projects/" + project.id() + "/users/" + person.id() + "/roles/" + roleId(role));
  }

  /** Older Keystones do not bring the role "service" along. */
  private String roleId(String role) throws IOException, InterruptedException {
    JsonArray found = api.get("/roles?name=" + role).getJsonArray("roles");
    if (!found.isEmpty()) {
      return found.getJsonObject(0).getString("id");
    }
    try {
      return api.create("/roles", "role", "{\"name\": \"%s\"}".formatted(role)).getString("id");
    } catch (IllegalStateException anotherRunWasFaster) {
      return api.get("/roles?name=" + role).getJsonArray("roles").getJsonObject(0).getString("id");
    }
  }

  void disable(Project project) throws IOException, InterruptedException {
    api.change("/projects/" + project.id(), "project", "{\"enabled\": false}");
  }

  void disable(Person person) throws IOException, InterruptedException {
    api.change("/users/" + person.id(), "user", "{\"enabled\": false}");
  }

  void revoke(String token) throws IOException, InterruptedException {
    api.delete("/auth/tokens", "X-Subject-Token", token);
  }

  /** Revokes every token that somebody has so far: a new password does, the same one too. */
  void revokeAll(Person person) throws IOException, InterruptedException {
    api.change(
        "/users/" + person.id(), "user", "{\"password\": \"%s\"}".formatted(person.password()));
  }

  /** Whether Keystone takes a token; it does not say whose it is to anybody without rights. */
  boolean isValid(String token) throws InterruptedException {
    try {
      return !new IdentityApi(keystone.url(), token).get("/auth/projects").isEmpty();
    } catch (IOException | IllegalStateException refused) {
      return false;
    }
  }

  /** Puts an image service into the catalog. */
  void register(URI address) throws IOException, InterruptedException {
    for (String use : new String[] {"public", "internal", "admin"}) {
      api.create(
          "/endpoints",
          "endpoint",
          "{\"service_id\": \"%s\", \"region_id\": \"%s\", \"interface\": \"%s\", \"url\": \"%s\"}"
              .formatted(imageService, region, use, address));
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    api.delete("/services/" + imageService);
    api.delete("/regions/" + region);
    // Not deleted: in SQLite, Keystone gives the numbers of application credentials that went with
    // their user to new ones, and then trips over what it has left of the old ones.
    api.change("/domains/" + id, "domain", "{\"enabled\": false}");
  }
}
