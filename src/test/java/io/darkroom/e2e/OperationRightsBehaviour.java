package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.Code;
import io.darkroom.support.Client;
import io.darkroom.support.DiskImages;
import io.darkroom.support.Grant;
import io.darkroom.support.GuardedService;
import io.darkroom.support.Operations;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sees which tasks as operations, where tasks are for everybody in a project. */
interface OperationRightsBehaviour {

  GuardedService guarded();

  /** What {@code WWW-Authenticate} says. */
  String challenge();

  private JsonObject imported(Client member) throws Exception {
    String url = guarded().source().serve("disk.raw", DiskImages.raw(1000));
    return member.awaitEnd(member.postImport(url, "raw").getString("id"));
  }

  private Operations operations(Grant grant, String project) {
    return new Operations(guarded().as(grant), project);
  }

  @Test
  default void peopleOfTheProjectReadItsTasks() throws Exception {
    Grant member = Grant.inNewProject("member");
    String id = imported(guarded().as(member)).getString("id");
    Operations reader = operations(Grant.inProject(member.project(), "reader"), member.project());

    JsonObject task = reader.show(id);

    assertThat(task.getString("serviceInstanceId")).isEqualTo(member.project());
    assertThat(task.getString("createdBy")).isEqualTo(member.user());
    assertThat(reader.ids(1)).containsExactly(id);
  }

  @Test
  default void administratorReadsTheTasksOfEachProject() throws Exception {
    Grant member = Grant.inNewProject("member");
    String id = imported(guarded().as(member)).getString("id");
    Grant administrator = Grant.inNewProject("admin");

    assertThat(operations(administrator, member.project()).show(id).getString("status"))
        .isEqualTo("SUCCESS");
    assertThat(operations(administrator, member.project()).ids(1000)).containsExactly(id);
    assertThat(operations(administrator, administrator.project()).ids(1000)).isEmpty();
    assertThat(operations(administrator, administrator.project()).get("/" + id).statusCode())
        .isEqualTo(404);
  }

  /** Nobody learns whether a task is there, or whether the rest of the request is any good. */
  @Test
  default void othersAreRefusedWhateverTheyAskFor() throws Exception {
    Grant member = Grant.inNewProject("member");
    String id = imported(guarded().as(member)).getString("id");
    Operations stranger = operations(Grant.inNewProject("member", "manager"), member.project());

    for (String rest :
        new String[] {"", "/" + id, "/" + UUID.randomUUID(), "/x", "?pageSize=x", "?pageToken=x"}) {
      Operations.assertRefused(
          stranger.get(rest),
          403,
          Code.PERMISSION_DENIED,
          "PROJECT_FORBIDDEN",
          "You may not see the tasks of the project " + member.project() + ".");
    }
  }

  @Test
  default void roleThatMeansNothingHereShowsNoOperations() throws Exception {
    Grant auditor = Grant.inNewProject("auditor");
    Operations operations = operations(auditor, auditor.project());

    assertRuleForbids(operations.get(""), "get_tasks");
    assertRuleForbids(operations.get("/x"), "get_task");
    assertRuleForbids(operations(auditor, "another").get(""), "get_tasks");
  }

  static void assertRuleForbids(HttpResponse<String> answer, String rule) {
    Operations.assertRefused(
        answer,
        403,
        Code.PERMISSION_DENIED,
        "RULE_FORBIDS",
        "The rule " + rule + " does not let you do this.");
  }

  @Test
  default void tokenWithoutAProjectIsForNoProject() throws Exception {
    for (Grant grant : new Grant[] {Grant.onDomain("admin"), Grant.onSystem("admin")}) {
      Operations.assertRefused(
          operations(grant, "some").get(""),
          403,
          Code.PERMISSION_DENIED,
          "PROJECT_NEEDED",
          RoleBehaviour.ONLY_PROJECTS);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "openshift",
        "openshift/v1/some/tasks",
        "openshift/v1/some/tasks/x",
        "openshift/nonsense",
        "openshift/v1/some/tasks?pageSize=x"
      })
  default void everythingOfItTakesAToken(String path) throws Exception {
    for (String method : new String[] {"GET", "DELETE", "OPTIONS"}) {
      HttpResponse<String> answer =
          guarded().service().client().send(method, path, "", "Accept", "text/html");

      Operations.assertRefused(
          answer, 401, Code.UNAUTHENTICATED, "TOKEN_MISSING", NoTokenBehaviour.SEND_ONE);
      assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly(challenge());
    }
  }
}
