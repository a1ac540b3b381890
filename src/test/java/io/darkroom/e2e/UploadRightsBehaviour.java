package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.Grant;
import io.darkroom.support.GuardedService;
import io.darkroom.support.ImageCalls;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may send data of images, and who may have them. */
interface UploadRightsBehaviour {

  GuardedService guarded();

  private String image(Grant owner, String visibility) throws Exception {
    return new ImageCalls(guarded().as(owner))
        .newImage(
            "{'disk_format': 'raw', 'container_format': 'bare', 'visibility': '%s'}"
                .formatted(visibility));
  }

  private static int upload(Client client, String id, String way) throws Exception {
    return client
        .upload("v2/images/" + id + "/" + way, UploadBehaviour.body(new byte[] {1, 2}, false))
        .statusCode();
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "stage"})
  default void dataAreSentByWritersOfTheProject(String way) throws Exception {
    Grant member = Grant.inNewProject("member");
    Client reader = guarded().as(Grant.inProject(member.project(), "reader"));
    String id = image(member, "private");

    assertThat(upload(reader, id, way)).isEqualTo(403);
    assertThat(upload(guarded().as(member), id, way)).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "stage"})
  default void ofAForeignImageNoMoreIsSaidThanTheCallerSees(String way) throws Exception {
    Grant somebody = Grant.inNewProject("admin");
    Client stranger = guarded().as(Grant.inNewProject("member"));

    assertThat(upload(stranger, image(somebody, "private"), way)).isEqualTo(404);
    assertThat(upload(stranger, image(somebody, "public"), way)).isEqualTo(403);
    assertThat(upload(stranger, image(somebody, "community"), way)).isEqualTo(403);
    assertThat(upload(guarded().as(Grant.inNewProject("admin")), image(somebody, "private"), way))
        .isEqualTo(204);
    assertThat(
            stranger
                .send("PUT", "v2/images/unknown/" + way, "x", "Content-Type", "text/plain")
                .statusCode())
        .isEqualTo(415);
  }

  @Test
  default void dataOfADeactivatedImageAreForAdministrators() throws Exception {
    Grant member = Grant.inNewProject("member");
    String id = image(member, "private");
    String file = UploadBehaviour.file(id);
    upload(guarded().as(member), id, "file");
    guarded().as(member).post("v2/images/" + id + "/actions/deactivate", "");

    HttpResponse<byte[]> refused = guarded().as(member).bytes(file);

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(guarded().as(member).bytes(file, "Range", "bytes=0-0").statusCode()).isEqualTo(403);
    assertThat(guarded().as(Grant.inNewProject("admin")).bytes(file).body()).containsExactly(1, 2);
  }
}
