package io.darkroom.keystone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A service that Keystone does not tell whose a token is lets nobody in, and says why in its log.
 */
class WrongAccountIT {

  @TempDir private Path directory;
  private OwnDomain domain;
  private Project project;

  @BeforeEach
  void create() throws Exception {
    domain = OwnDomain.create();
    project = domain.project("service");
  }

  private void assertLetsNobodyIn(Person account, Map<String, String> settings, String reason)
      throws Exception {
    try (Cloud cloud = Cloud.start(directory, domain, account, project, settings)) {
      Person admin = domain.person("ada", "admin", project);
      HttpResponse<String> answer = cloud.session(admin, project).get("v2/tasks");

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      await().untilAsserted(() -> assertThat(cloud.service().output()).contains(reason));
      assertThat(cloud.service().output()).doesNotContain(domain.secrets().all());
    }
  }

  @Test
  void anAccountThatMayNotValidateTokensLetsNobodyIn() throws Exception {
    Person account = domain.person("darkroom", "reader", project);

    assertLetsNobodyIn(
        account,
        Cloud.byPassword(account, project),
        "the service's account may not validate tokens");
  }

  @Test
  void anApplicationCredentialThatIsNotThereLetsNobodyIn() throws Exception {
    assertLetsNobodyIn(
        domain.person("darkroom", "service", project),
        Map.of(
            "darkroom.identity.keystone.application-credential-id",
            "0123456789abcdef0123456789abcdef",
            "darkroom.identity.keystone.application-credential-secret",
            domain.secrets().newPassword()),
        "the address or the application credential is wrong");
  }

  @Test
  void aWrongPasswordLetsNobodyIn() throws Exception {
    Person account =
        domain.person("darkroom", "service", project).withPassword(domain.secrets().newPassword());

    assertLetsNobodyIn(
        account, Cloud.byPassword(account, project), "it refuses the service's account");
  }
}
