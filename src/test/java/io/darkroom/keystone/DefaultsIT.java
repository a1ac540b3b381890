package io.darkroom.keystone;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.clients.ClientCommand;
import io.darkroom.clients.ClientCommand.Outcome;
import io.darkroom.clients.GlanceTasks;
import io.darkroom.support.DiskImages;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service with no more settings than it needs: an application credential, which expires before
 * a token of its user would, and the rules and times that it has by itself.
 */
@TestInstance(Lifecycle.PER_CLASS)
class DefaultsIT {

  private static final Duration CREDENTIAL_LIFE = Duration.ofMinutes(30);

  @TempDir private Path home;
  @AutoClose private Cloud cloud;
  private Project red;
  private Project office;
  private Person member;
  private Person admin;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    OwnDomain domain = OwnDomain.create();
    Project services = domain.project("service");
    Person account = domain.person("darkroom", "service", services);
    ApplicationCredential credential = account.applicationCredential(services, CREDENTIAL_LIFE);
    cloud =
        Cloud.start(
            directory,
            domain,
            account,
            services,
            Map.of(
                "darkroom.identity.keystone.application-credential-id", credential.id(),
                "darkroom.identity.keystone.application-credential-secret", credential.secret()));
    red = domain.project("red");
    office = domain.project("office");
    member = domain.person("rita", "member", red);
    admin = domain.person("ada", "admin", office);
  }

  private ClientCommand glance(Person person, Project project) {
    return ClientCommand.signingIn(
        "glance", home, person.environment(project, cloud.domain().region()));
  }

  @Test
  void anAdminUsesTasks() throws Exception {
    JsonObject task =
        cloud
            .session(admin, office)
            .imported(cloud.source().serve("disk.raw", DiskImages.raw(1000)));

    assertThat(new GlanceTasks(glance(admin, office)).list())
        .contains(List.of(task.getString("id"), "import", "success", office.id()));
  }

  @Test
  void aMemberMayNotUseTasks() throws Exception {
    Outcome list = glance(member, red).run("task-list");
    Outcome create =
        glance(member, red)
            .run("task-create", "--type", "import", "--input", GlanceTasks.input("http://a.test/"));

    assertThat(list)
        .isEqualTo(
            new Outcome(1, "HTTP 403 Forbidden: The rule get_tasks does not let you do this.\n"));
    assertThat(create)
        .isEqualTo(
            new Outcome(1, "HTTP 403 Forbidden: The rule add_task does not let you do this.\n"));
  }

  @Test
  void aRevokedTokenIsGoodAsLongAsItIsRemembered() throws Exception {
    Session session = cloud.session(admin, office);
    assertThat(session.knock()).isEqualTo(200);

    cloud.domain().revoke(session.token());

    assertThat(session.knock()).isEqualTo(200);
  }

  @Test
  void neitherTokensNorTheCredentialAreSaid() throws Exception {
    assertThat(cloud.session(admin, office).knock()).isEqualTo(200);

    assertThat(cloud.service().output())
        .contains("Darkroom is ready")
        .doesNotContain(cloud.domain().secrets().all());
  }
}
