package io.darkroom.keystone;

import io.darkroom.support.FileServer;
import io.darkroom.support.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The service, whose callers come from Keystone, and a source of images that it may read. */
record Cloud(
    OwnDomain domain, Person account, Project accountProject, Service service, FileServer source)
    implements AutoCloseable {

  /** The settings of an account, which is a user with a password. */
  static Map<String, String> byPassword(Person account, Project project) {
    return Map.of(
        "darkroom.identity.keystone.username", account.name(),
        "darkroom.identity.keystone.password", account.password(),
        "darkroom.identity.keystone.user-domain", account.domain(),
        "darkroom.identity.keystone.project", project.name(),
        "darkroom.identity.keystone.project-domain", account.domain());
  }

  /** The service with an account of its own that has no more rights than it needs. */
  static Cloud start(Path directory, Map<String, String> settings) throws Exception {
    OwnDomain domain = OwnDomain.create();
    Project project = domain.project("service");
    Person account = domain.person("darkroom", "service", project);
    Map<String, String> all = new HashMap<>(byPassword(account, project));
    all.putAll(settings);
    return start(directory, domain, account, project, all);
  }

  /** The service with whatever account the settings say. */
  static Cloud start(
      Path directory,
      OwnDomain domain,
      Person account,
      Project project,
      Map<String, String> settings)
      throws Exception {
    FileServer source = new FileServer();
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                "darkroom.identity.mode",
                "keystone",
                // Whatever a log could ever show is shown.
                "darkroom.logging.level",
                "TRACE",
                "darkroom.identity.keystone.url",
                domain.url(),
                "darkroom.import.allowed-hosts",
                "127.0.0.1",
                "darkroom.import.allowed-ports",
                String.valueOf(source.port())));
    all.putAll(settings);
    Service service = Service.start(directory, all);
    domain.register(service.root());
    return new Cloud(domain, account, project, service, source);
  }

  /** Somebody's requests in a project. */
  Session session(Person person, Project project) throws IOException, InterruptedException {
    return session(person.token(project));
  }

  Session session(String token) {
    return new Session(service.client(), token);
  }

  @Override
  public void close() throws Exception {
    service.close();
    source.close();
    domain.close();
  }
}
