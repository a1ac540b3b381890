package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.DiskImages;
import io.darkroom.support.Grant;
import io.darkroom.support.GuardedService;
import io.darkroom.support.Imports;
import jakarta.json.JsonObject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks are for administrators where the operator says nothing else, as in Glance. */
interface AdministratorsBehaviour {

  GuardedService guarded();

  @ParameterizedTest
  @ValueSource(strings = {"reader", "member", "manager"})
  default void nobodyElseUsesTasks(String role) throws Exception {
    Client caller = guarded().as(Grant.inNewProject(role));
    String unknown = "v2/tasks/" + UUID.randomUUID();

    Errors.assertRuleForbids(caller.get("v2/tasks"), "get_tasks");
    Errors.assertRuleForbids(caller.get(unknown), "get_task");
    Errors.assertRuleForbids(caller.get("v2/tasks/x"), "get_task");
    Errors.assertRuleForbids(caller.post(unknown + "/actions/cancel", ""), "modify_task");
    Errors.assertRuleForbids(caller.post("v2/tasks", "no JSON"), "add_task");
    Errors.assertRuleForbids(
        caller.post("v2/tasks", Imports.body("http://127.0.0.1/x", "raw")), "add_task");
  }

  @Test
  default void imagesAreForEverybodyInTheirProject() throws Exception {
    Grant grant = Grant.inNewProject("admin");
    Client administrator = guarded().as(grant);
    String url = guarded().source().serve("disk.raw", DiskImages.raw(1000));

    JsonObject task = administrator.awaitEnd(administrator.postImport(url, "raw").getString("id"));

    String image = "v2/images/" + task.getString("image_id");
    Client reader = guarded().as(Grant.inProject(grant.project(), "reader"));
    assertThat(reader.get(image).statusCode()).isEqualTo(200);
    assertThat(reader.bytes(image + "/file").body()).isEqualTo(DiskImages.raw(1000));
  }

  @Test
  default void challengeNamesTheKeystoneThatIsAsked() throws Exception {
    assertThat(guarded().service().client().get("v2/tasks").headers().allValues("WWW-Authenticate"))
        .containsExactly("Keystone uri=\"" + guarded().keystone().url() + "/v3\"");
  }
}
