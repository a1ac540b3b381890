package io.darkroom.keystone;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.clients.ClientCommand;
import io.darkroom.clients.ClientCommand.Outcome;
import io.darkroom.clients.GlanceTasks;
import io.darkroom.clients.Table;
import io.darkroom.support.DiskImages;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Users at the command line, who sign in and find the service in Keystone's catalog. */
@TestInstance(Lifecycle.PER_CLASS)
class CommandLineIT {

  private static final byte[] CONTENT = DiskImages.raw(100_000);

  @TempDir private Path home;
  @AutoClose private Cloud cloud;
  private Project red;
  private Project blue;
  private Project office;
  private Person redMember;
  private Person redReader;
  private Person blueMember;
  private Person admin;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    cloud = Cloud.start(directory, Map.of("darkroom.policy.tasks_api_access", "project"));
    OwnDomain domain = cloud.domain();
    red = domain.project("red");
    blue = domain.project("blue");
    office = domain.project("office");
    redMember = domain.person("rita", "member", red);
    redReader = domain.person("rolf", "reader", red);
    blueMember = domain.person("bert", "member", blue);
    admin = domain.person("ada", "admin", office);
  }

  private ClientCommand command(String program, Person person, Project project) {
    return ClientCommand.signingIn(
        program, home, person.environment(project, cloud.domain().region()));
  }

  private GlanceTasks glanceTasks(Person person, Project project) {
    return new GlanceTasks(command("glance", person, project));
  }

  private JsonObject imported(Person person, Project project, String name) throws Exception {
    return cloud.session(person, project).imported(cloud.source().serve(name, CONTENT));
  }

  private static List<String> row(JsonObject task) {
    return List.of(
        task.getString("id"), "import", task.getString("status"), task.getString("owner"));
  }

  @Test
  void aMemberImportsAnImageAndDownloadsIt() throws Exception {
    GlanceTasks tasks = glanceTasks(redMember, red);

    Table created = tasks.create(cloud.source().serve("disk.raw", CONTENT));
    Table ended = tasks.awaitEnd(created);
    Path file = home.resolve("disk.raw");
    Outcome download =
        command("glance", redMember, red)
            .run("image-download", "--file", file.toString(), ended.value("image_id"));

    assertThat(ended.value("status")).as(ended.toString()).isEqualTo("success");
    assertThat(ended.value("owner")).isEqualTo(red.id());
    assertThat(ended.value("user_id")).isEqualTo(redMember.id());
    assertThat(download).isEqualTo(new Outcome(0, ""));
    assertThat(file).hasBinaryContent(CONTENT);
  }

  @Test
  void anAdminListsTheTasksOfEveryProjectAndAMemberThoseOfOne() throws Exception {
    JsonObject ofRed = imported(redMember, red, "red.raw");
    JsonObject ofBlue = imported(blueMember, blue, "blue.raw");

    assertThat(glanceTasks(admin, office).list()).contains(row(ofRed), row(ofBlue));
    assertThat(glanceTasks(redMember, red).list())
        .contains(row(ofRed))
        .allSatisfy(task -> assertThat(task).contains(red.id()));
  }

  @Test
  void aReaderMayNotCreateATask() throws Exception {
    Outcome refused =
        command("glance", redReader, red)
            .run(
                "task-create",
                "--type",
                "import",
                "--input",
                GlanceTasks.input("http://127.0.0.1/"));

    assertThat(refused)
        .isEqualTo(
            new Outcome(1, "HTTP 403 Forbidden: The rule add_task does not let you do this.\n"));
  }

  @Test
  void theUnifiedClientShowsAnImageToItsProjectAlone() throws Exception {
    String image = imported(redMember, red, "shown.raw").getString("image_id");

    Outcome own = command("openstack", redReader, red).run("image", "show", image);
    Outcome foreign = command("openstack", blueMember, blue).run("image", "show", image);

    assertThat(own.status()).as(own.output()).isZero();
    assertThat(Table.of(own.output()).rows())
        .contains(List.of("id", image), List.of("owner", red.id()), List.of("status", "active"));
    assertThat(foreign.status()).isEqualTo(1);
    assertThat(foreign.output()).contains(image);
  }
}
