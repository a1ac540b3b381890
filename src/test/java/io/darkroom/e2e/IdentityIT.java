package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.Grant;
import io.darkroom.support.GuardedService;
import io.darkroom.support.IdentityCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The service with a Keystone that is well. */
@TestInstance(Lifecycle.PER_CLASS)
class IdentityIT
    implements RoleBehaviour,
        ProjectBehaviour,
        NoTokenBehaviour,
        TokenBehaviour,
        ServiceTokenBehaviour,
        OddTokenBehaviour,
        ImageSharingBehaviour,
        GuideReadingBehaviour,
        GuideOrderBehaviour,
        GuideWritingBehaviour,
        GuideMembersBehaviour,
        UploadRightsBehaviour,
        OperationRightsBehaviour,
        V1RightsBehaviour,
        V1SharingBehaviour {

  @AutoClose private GuardedService guarded;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    Path password = directory.resolve("password");
    Files.writeString(password, GuardedService.PASSWORD + "\n");
    guarded =
        GuardedService.start(
            directory,
            Map.of(
                "darkroom.policy.tasks_api_access", "project",
                "darkroom.identity.keystone.public-url", "https://keystone.example:5000/v3",
                "darkroom.identity.keystone.cache-ttl", "PT1S",
                "darkroom.identity.keystone.password", "another",
                "darkroom.identity.keystone.password-file", password.toString(),
                "darkroom.identity.keystone.project", "a project",
                "darkroom.identity.keystone.user-domain", "domain of users",
                "darkroom.identity.keystone.project-domain", "domain of projects"));
  }

  @Override
  public GuardedService guarded() {
    return guarded;
  }

  @Override
  public String challenge() {
    return "Keystone uri=\"https://keystone.example:5000/v3\"";
  }

  @Test
  void serviceSignsInWithItsPasswordToItsProject() throws Exception {
    guarded.as(Grant.inNewProject("reader")).get("v2/tasks");

    IdentityCall signIn = guarded.keystone().signIns().get(0);
    assertThat(signIn.target()).isEqualTo("/v3/auth/tokens?nocatalog=1");
    assertThat(signIn.header("X-Auth-Token")).isEmpty();
    assertThat(signIn.header("Content-Type")).contains("application/json");
    assertThat(Client.json(signIn.body()))
        .isEqualTo(
            Client.json(
                """
                {"auth": {
                  "identity": {
                    "methods": ["password"],
                    "password": {"user": {
                      "name": "%s", "domain": {"name": "domain of users"}, "password": "%s"}}},
                  "scope": {"project": {
                    "name": "a project", "domain": {"name": "domain of projects"}}}}}
                """
                    .formatted(
                        GuardedService.USER, GuardedService.PASSWORD.replace("\"", "\\\""))));
  }

  @AfterEach
  void nothingThatSomebodyCouldUseIsLogged() {
    guarded.assertKeepsSecrets();
  }
}
