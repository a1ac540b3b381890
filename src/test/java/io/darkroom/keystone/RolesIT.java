package io.darkroom.keystone;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.DiskImages;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What the roles of Keystone let somebody do where projects may use tasks. */
@TestInstance(Lifecycle.PER_CLASS)
class RolesIT {

  private static final byte[] CONTENT = DiskImages.raw(100_000);

  @AutoClose private Cloud cloud;
  private Project red;
  private Project office;
  private Person redMemberPerson;
  private Session redMember;
  private Session redReader;
  private Session blueMember;
  private Session blueReader;
  private Session admin;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    cloud = Cloud.start(directory, Map.of("darkroom.policy.tasks_api_access", "project"));
    OwnDomain domain = cloud.domain();
    red = domain.project("red");
    office = domain.project("office");
    Project blue = domain.project("blue");
    redMemberPerson = domain.person("rita", "member", red);
    redMember = cloud.session(redMemberPerson, red);
    redReader = cloud.session(domain.person("rolf", "reader", red), red);
    blueMember = cloud.session(domain.person("bert", "member", blue), blue);
    blueReader = cloud.session(domain.person("berta", "reader", blue), blue);
    admin = cloud.session(domain.person("ada", "admin", office), office);
  }

  private String source(String name) {
    return cloud.source().serve(name, CONTENT);
  }

  private static void assertForbidden(HttpResponse<String> answer, String rule) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    assertThat(answer.body()).contains("The rule " + rule + " does not let you do this.");
  }

  @Test
  void whatAMemberMakesBelongsToTheProjectOfTheToken() throws Exception {
    JsonObject task = redMember.imported(source("made.raw"));

    assertThat(task.getString("status")).as(task.toString()).isEqualTo("success");
    assertThat(task.getString("owner")).isEqualTo(red.id());
    assertThat(task.getString("user_id")).isEqualTo(redMemberPerson.id());
    String image = redMember.get("v2/images/" + task.getString("image_id")).body();
    assertThat(Client.json(image).getString("owner")).isEqualTo(red.id());
    assertThat(redMember.download(task.getString("image_id")).body()).isEqualTo(CONTENT);
  }

  @Test
  void aReaderSeesWhatTheProjectHas() throws Exception {
    JsonObject task = redMember.imported(source("read.raw"));

    assertThat(redReader.tasks()).contains(task.getString("id"));
    assertThat(Client.json(redReader.get("v2/tasks/" + task.getString("id")).body()))
        .isEqualTo(task);
    assertThat(redReader.get("v2/images/" + task.getString("image_id")).statusCode())
        .isEqualTo(200);
    assertThat(redReader.download(task.getString("image_id")).body()).isEqualTo(CONTENT);
  }

  @Test
  void aReaderNeitherMakesNorCancelsTasks() throws Exception {
    String task = redMember.create(source("kept.raw")).getString("id");

    assertForbidden(redReader.order(source("refused.raw")), "add_task");
    assertForbidden(redReader.cancel(task), "modify_task");
    assertThat(redMember.awaitEnd(task).getString("status")).isEqualTo("success");
  }

  @Test
  void nothingOfAnotherProjectIsThere() throws Exception {
    JsonObject theirs = redMember.imported(source("theirs.raw"));
    String task = theirs.getString("id");
    String image = theirs.getString("image_id");

    for (Session foreign : new Session[] {blueMember, blueReader}) {
      assertThat(foreign.tasks()).doesNotContain(task);
      assertThat(foreign.get("v2/tasks/" + task).statusCode()).isEqualTo(404);
      assertThat(foreign.get("v2/images/" + image).statusCode()).isEqualTo(404);
      assertThat(foreign.download(image).statusCode()).isEqualTo(404);
    }
    assertThat(blueMember.cancel(task).statusCode()).isEqualTo(404);
  }

  @Test
  void anAdminSeesWhatEveryProjectHas() throws Exception {
    JsonObject ofRed = redMember.imported(source("red.raw"));
    JsonObject ofBlue = blueMember.imported(source("blue.raw"));

    assertThat(admin.tasks()).contains(ofRed.getString("id"), ofBlue.getString("id"));
    for (JsonObject task : new JsonObject[] {ofRed, ofBlue}) {
      assertThat(Client.json(admin.get("v2/tasks/" + task.getString("id")).body())).isEqualTo(task);
      assertThat(admin.download(task.getString("image_id")).body()).isEqualTo(CONTENT);
    }
  }

  @Test
  void whatAnAdminMakesBelongsToTheAdminsProject() throws Exception {
    JsonObject task = admin.imported(source("admins.raw"));

    assertThat(task.getString("owner")).isEqualTo(office.id());
    assertThat(redMember.get("v2/tasks/" + task.getString("id")).statusCode()).isEqualTo(404);
  }

  @Test
  void membersAndAdminsCancelWhatRuns() throws Exception {
    for (Session canceller : new Session[] {redMember, admin}) {
      String slow = cloud.source().serveSlowly("slow.raw", DiskImages.raw(100_000), 500);
      String task = redMember.create(slow).getString("id");

      assertThat(canceller.cancel(task).statusCode()).isEqualTo(204);

      assertThat(redMember.awaitEnd(task).getString("message"))
          .isEqualTo("The task was cancelled.");
    }
  }

  @Test
  void rolesAreThoseThatSomebodyHasInTheProjectOfTheToken() throws Exception {
    Project green = cloud.domain().project("green");
    cloud.domain().grantInProject("reader", redMemberPerson, green);

    Session there = cloud.session(redMemberPerson, green);

    assertThat(there.knock()).isEqualTo(200);
    assertForbidden(there.order(source("elsewhere.raw")), "add_task");
  }

  @Test
  void whoHasOnlyAnotherRoleMayNothing() throws Exception {
    Session other = cloud.session(cloud.domain().person("olga", "service", red), red);

    assertForbidden(other.get("v2/tasks"), "get_tasks");
    assertForbidden(other.order(source("olgas.raw")), "add_task");
  }
}
