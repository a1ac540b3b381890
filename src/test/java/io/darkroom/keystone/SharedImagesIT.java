package io.darkroom.keystone;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.clients.ClientCommand;
import io.darkroom.clients.ClientCommand.Outcome;
import io.darkroom.clients.Table;
import io.darkroom.support.DiskImages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Images between the projects of a cloud, through the unified command of OpenStack. */
@TestInstance(Lifecycle.PER_CLASS)
class SharedImagesIT {

  private static final byte[] CONTENT = DiskImages.raw(10_000);

  private Path home;
  @AutoClose private Cloud cloud;
  private Project blue;
  private ClientCommand ofRed;
  private ClientCommand glanceOfRed;
  private ClientCommand ofBlue;
  private ClientCommand ofGreen;
  private Path disk;

  @BeforeAll
  void start(@TempDir Path directory, @TempDir Path home) throws Exception {
    this.home = home;
    cloud = Cloud.start(directory, Map.of());
    OwnDomain domain = cloud.domain();
    Project red = domain.project("red");
    blue = domain.project("blue");
    Project green = domain.project("green");
    Person rita = domain.person("rita", "member", red);
    ofRed = client("openstack", rita, red);
    glanceOfRed = client("glance", rita, red);
    ofBlue = client("openstack", domain.person("bert", "member", blue), blue);
    ofGreen = client("openstack", domain.person("gabi", "member", green), green);
    disk = Files.write(home.resolve("disk.raw"), CONTENT);
  }

  private ClientCommand client(String program, Person person, Project project) {
    return ClientCommand.signingIn(
        program, home, person.environment(project, cloud.domain().region()));
  }

  private static Table table(ClientCommand command, String... words) throws Exception {
    Outcome outcome = command.run(words);
    assertThat(outcome.status()).as(outcome.output()).isZero();
    return Table.of(outcome.output());
  }

  private static void silently(ClientCommand command, String... words) throws Exception {
    assertThat(command.run(words)).isEqualTo(new Outcome(0, ""));
  }

  private String created(String name, String visibility) throws Exception {
    return table(ofRed, "image", "create", visibility, "--file", disk.toString(), name).value("id");
  }

  private static List<String> listed(ClientCommand command) throws Exception {
    return table(command, "image", "list").rows().stream().map(row -> row.get(0)).toList();
  }

  @Test
  void anImageIsSharedAcceptedUsedAndTakenBack() throws Exception {
    String image = created("shared", "--shared");

    table(ofRed, "image", "add", "project", image, blue.id());
    assertThat(listed(ofBlue)).doesNotContain(image);
    silently(ofBlue, "image", "set", "--accept", image);

    assertThat(listed(ofBlue)).contains(image);
    assertThat(table(ofRed, "image", "member", "list", image).rows())
        .containsExactly(List.of(image, blue.id(), "accepted"));
    Path copy = home.resolve(image);
    silently(ofBlue, "image", "save", "--file", copy.toString(), image);
    assertThat(copy).hasBinaryContent(CONTENT);
    assertThat(listed(ofGreen)).doesNotContain(image);
    assertThat(ofGreen.run("image", "show", image).status()).isEqualTo(1);
    assertThat(ofBlue.run("image", "delete", image).output()).contains("403");

    // "image remove project" asks Keystone's catalog for Keystone, which stands in no region here.
    silently(glanceOfRed, "member-delete", image, blue.id());
    assertThat(listed(ofBlue)).doesNotContain(image);
  }

  @Test
  void aCommunityImageIsForThoseWhoAskForIt() throws Exception {
    String image = created("of the community", "--community");

    assertThat(listed(ofGreen)).doesNotContain(image);
    assertThat(table(ofGreen, "image", "list", "--community").rows())
        .contains(List.of(image, "of the community", "active"));
    assertThat(table(ofGreen, "image", "show", image).value("id")).isEqualTo(image);
  }

  @Test
  void aMemberMayNotMakeAnImagePublic() throws Exception {
    Outcome refused =
        ofRed.run("image", "create", "--public", "--file", disk.toString(), "for all");

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.output()).contains("403");
  }
}
