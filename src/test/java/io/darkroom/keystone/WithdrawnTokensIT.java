package io.darkroom.keystone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is taken from somebody in Keystone is lost, here where tokens are remembered for a second.
 */
@TestInstance(Lifecycle.PER_CLASS)
class WithdrawnTokensIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @AutoClose private Cloud cloud;
  private OwnDomain domain;
  private Project project;
  private Person member;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    cloud =
        Cloud.start(
            directory,
            Map.of(
                "darkroom.identity.keystone.cache-ttl", "PT1S",
                "darkroom.policy.tasks_api_access", "project"));
    domain = cloud.domain();
    project = domain.project("red");
    member = domain.person("rita", "member", project);
  }

  private void assertRefused(String token) throws Exception {
    assertThat(cloud.session(token).knock()).isEqualTo(401);
  }

  @Test
  void aRevokedTokenIsRefused() throws Exception {
    String token = member.token(project);
    domain.revoke(token);

    assertRefused(token);
  }

  @Test
  void aTokenThatIsRevokedWhileItIsRememberedIsRefusedSoon() throws Exception {
    String token = member.token(project);
    assertThat(cloud.session(token).knock()).isEqualTo(200);

    domain.revoke(token);

    await().atMost(PATIENCE).until(() -> cloud.session(token).knock() == 401);
  }

  @Test
  void aTokenOfADisabledProjectIsRefused() throws Exception {
    Project closed = domain.project("closed");
    domain.grantInProject("member", member, closed);
    String token = member.token(closed);
    domain.disable(closed);

    assertRefused(token);
  }

  @Test
  void aTokenOfADisabledUserIsRefused() throws Exception {
    Person gone = domain.person("gerd", "member", project);
    String token = gone.token(project);
    domain.disable(gone);

    assertRefused(token);
  }

  @Test
  void aRoleThatIsTakenAwayIsLost() throws Exception {
    Person demoted = domain.person("dora", "reader", project);
    domain.grantInProject("member", demoted, project);
    String token = demoted.token(project);
    domain.takeAway("member", demoted, project);

    HttpResponse<String> answer = cloud.session(token).order("http://127.0.0.1/disk.raw");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
  }

  @Test
  void theServiceSignsInAgainWhenItsOwnTokenIsRevoked() throws Exception {
    assertThat(cloud.session(member, project).knock()).isEqualTo(200);

    domain.revokeAll(cloud.account());
    // Keystone reckons in whole seconds: it refuses as well what it issues in this one.
    await().atMost(PATIENCE).until(() -> domain.isValid(serviceToken()));

    assertThat(cloud.session(member, project).knock()).isEqualTo(200);
  }

  private String serviceToken() throws Exception {
    return cloud.account().token(cloud.accountProject());
  }
}
