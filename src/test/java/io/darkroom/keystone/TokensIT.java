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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tokens of Keystone let somebody in. */
@TestInstance(Lifecycle.PER_CLASS)
class TokensIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @AutoClose private Cloud cloud;
  private OwnDomain domain;
  private Project project;
  private Person member;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    cloud = Cloud.start(directory, Map.of("darkroom.policy.tasks_api_access", "project"));
    domain = cloud.domain();
    project = domain.project("red");
    member = domain.person("rita", "member", project);
  }

  private void assertRefused(String token) throws Exception {
    HttpResponse<String> answer = cloud.session(token).get("v2/tasks");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
    assertThat(answer.body()).doesNotContain(token);
  }

  @Test
  void whoHasNoTokenIsToldWhereKeystoneIs() throws Exception {
    HttpResponse<String> answer = cloud.service().client().get("v2/tasks");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().allValues("WWW-Authenticate"))
        .containsExactly("Keystone uri=\"" + domain.url() + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "not a token", "gAAAAABlZ0000000"})
  void garbageIsRefused(String token) throws Exception {
    assertRefused(token);
  }

  @Test
  void aTokenThatDiffersInOneCharacterIsRefused() throws Exception {
    String token = member.token(project);
    int middle = token.length() / 2;
    String other = token.charAt(middle) == 'A' ? "B" : "A";

    assertRefused(token.substring(0, middle) + other + token.substring(middle + 1));
  }

  @Test
  void aTokenWithoutAScopeIsRefused() throws Exception {
    assertRefused(member.unscopedToken());
  }

  @Test
  void aTokenOfADomainOrTheSystemIsGoodForWhatBelongsToNoProject() throws Exception {
    Person boss = domain.person("bo");
    domain.grantInDomain("admin", boss);
    domain.grantInSystem("admin", boss);

    for (String token : new String[] {boss.domainToken(), boss.systemToken()}) {
      Session session = cloud.session(token);
      assertThat(session.get("v2/schemas/task").statusCode()).isEqualTo(200);
      assertThat(session.get("v2/tasks").body()).contains("This needs a token of a project.");
      assertThat(session.knock()).isEqualTo(403);
      assertThat(session.order("http://127.0.0.1/disk.raw").statusCode()).isEqualTo(403);
      assertThat(session.download("an-image").statusCode()).isEqualTo(403);
    }
  }

  @Test
  void aServiceSendsItsOwnTokenWithTheCallers() throws Exception {
    assertThat(knock(member.token(project), serviceToken())).isEqualTo(200);
    assertThat(knock(member.token(project), "garbage")).isEqualTo(401);
  }

  private String serviceToken() throws Exception {
    return cloud.account().token(cloud.accountProject());
  }

  private int knock(String token, String serviceToken) throws Exception {
    return cloud
        .service()
        .client()
        .get("v2/tasks", "X-Auth-Token", token, "X-Service-Token", serviceToken)
        .statusCode();
  }

  @Test
  void aTokenThatHasExpiredIsGoodOnlyWithAServices() throws Exception {
    String token = member.applicationCredential(project, Duration.ofSeconds(15)).token();
    Session session = cloud.session(token);
    assertThat(session.knock()).isEqualTo(200);
    await().atMost(PATIENCE).until(() -> session.knock() == 401);

    assertThat(knock(token, serviceToken())).isEqualTo(200);
    assertThat(knock(token, member.token(project))).isEqualTo(401);
  }

  @Test
  void neitherTokensNorPasswordsAreSaid() throws Exception {
    String revoked = member.token(project);
    domain.revoke(revoked);
    assertRefused(revoked);
    assertRefused(domain.secrets().keep("a-token-of-nobody"));
    assertThat(cloud.session(member, project).order("nonsense").statusCode()).isEqualTo(400);
    assertThat(knock(member.token(project), serviceToken())).isEqualTo(200);

    assertThat(cloud.service().output())
        .contains("Darkroom is ready")
        .doesNotContain(domain.secrets().all());
  }
}
