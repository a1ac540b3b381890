package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.DiskImages;
import io.darkroom.support.Grant;
import io.darkroom.support.GuardedService;
import io.darkroom.support.Imports;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What belongs to a project is there for its people and for administrators, for nobody else. */
interface ProjectBehaviour {

  GuardedService guarded();

  private Client somebodyElse(String... roles) {
    return guarded().as(Grant.inNewProject(roles));
  }

  private JsonObject imported(Client member) throws Exception {
    String url = guarded().source().serve("disk.raw", DiskImages.raw(1000));
    JsonObject task = member.awaitEnd(member.postImport(url, "raw").getString("id"));
    assertThat(task.getString("status")).isEqualTo("success");
    return task;
  }

  private static List<String> listed(Client reader) throws Exception {
    return Client.json(reader.get("v2/tasks?limit=1000").body())
        .getJsonArray("tasks")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(task -> task.getString("id"))
        .toList();
  }

  @Test
  default void taskAndImageBelongToTheProjectOfTheToken() throws Exception {
    Grant grant = Grant.inNewProject("member");
    Client member = guarded().as(grant);

    JsonObject task = imported(member);

    assertThat(task.getString("owner")).isEqualTo(grant.project());
    assertThat(task.getString("user_id")).isEqualTo(grant.user());
    assertThat(member.image(task.getString("image_id")).getString("owner"))
        .isEqualTo(grant.project());
  }

  @Test
  default void otherPeopleOfTheProjectSeeTheTask() throws Exception {
    Grant grant = Grant.inNewProject("member");
    String id = imported(guarded().as(grant)).getString("id");

    Client colleague = guarded().as(Grant.inProject(grant.project(), "reader"));

    assertThat(colleague.get("v2/tasks/" + id).statusCode()).isEqualTo(200);
    assertThat(listed(colleague)).containsExactly(id);
  }

  @Test
  default void taskOfAnotherProjectIsNotThere() throws Exception {
    String id = imported(somebodyElse("member")).getString("id");
    Client stranger = somebodyElse("member", "manager");

    Errors.assertNotFound(stranger.get("v2/tasks/" + id), "task", id);
    Errors.assertNotFound(stranger.post("v2/tasks/" + id + "/actions/cancel", ""), "task", id);
    Errors.assertNotFound(stranger.post("v2/tasks/" + id + "/actions/retry", ""), "task", id);
    Errors.assertNotFound(stranger.get("v2/tasks/" + id + "/events"), "task", id);
    Errors.assertNotFound(stranger.get("v2/tasks/" + id + "/progress"), "task", id);
    assertThat(listed(stranger)).isEmpty();
    assertThat(stranger.get("v2/tasks?marker=" + id).statusCode()).isEqualTo(400);
  }

  @Test
  default void whatAnAdministratorTriesAgainStaysTheProjects() throws Exception {
    Grant grant = Grant.inNewProject("member");
    Client member = guarded().as(grant);
    String url = guarded().source().url("absent");
    String failed = member.postImport(url, "raw").getString("id");
    member.awaitEnd(failed);

    HttpResponse<String> answer =
        somebodyElse("admin").post("v2/tasks/" + failed + "/actions/retry", "");

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(Client.json(answer.body()).getString("owner")).isEqualTo(grant.project());
  }

  @Test
  default void keysOfRequestsAreTheProjectsOwn() throws Exception {
    String body = Imports.body(guarded().source().url("absent"), "raw");

    String one = somebodyElse("member").post("v2/tasks", body, "Idempotency-Key", "first").body();
    String other = somebodyElse("member").post("v2/tasks", body, "Idempotency-Key", "first").body();

    assertThat(Client.json(one).getString("id")).isNotEqualTo(Client.json(other).getString("id"));
  }

  @Test
  default void imageOfAnotherProjectIsNotThere() throws Exception {
    String id = imported(somebodyElse("member")).getString("image_id");
    Client stranger = somebodyElse("member", "manager");

    for (String path : List.of("", "/file", "/tasks")) {
      Errors.assertNotFound(stranger.get("v2/images/" + id + path), "image", id);
    }
  }

  @Test
  default void imageIsOnTheListsOfItsProjectAndOfAdministrators() throws Exception {
    Grant grant = Grant.inNewProject("member");
    String id = imported(guarded().as(grant)).getString("image_id");
    Client colleague = guarded().as(Grant.inProject(grant.project(), "reader"));

    for (Client reader : List.of(colleague, somebodyElse("admin"))) {
      assertThat(images(reader, "?owner=" + grant.project())).containsExactly(id);
    }
    Client stranger = somebodyElse("member", "manager");
    for (String query : List.of("", "?visibility=all&member_status=all&limit=1000", "?id=" + id)) {
      assertThat(images(stranger, query)).doesNotContain(id);
    }
    assertThat(stranger.get("v2/images?marker=" + id).statusCode()).isEqualTo(400);
  }

  private static List<String> images(Client reader, String query) throws Exception {
    return Client.json(reader.get("v2/images" + query).body())
        .getJsonArray("images")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(image -> image.getString("id"))
        .toList();
  }

  @Test
  default void administratorSeesEverything() throws Exception {
    JsonObject task = imported(somebodyElse("member"));
    Client administrator = somebodyElse("admin");
    String image = "v2/images/" + task.getString("image_id");

    assertThat(administrator.task(task.getString("id"))).isEqualTo(task);
    assertThat(listed(administrator)).contains(task.getString("id"));
    assertThat(administrator.get(image).statusCode()).isEqualTo(200);
    assertThat(administrator.bytes(image + "/file").body()).isEqualTo(DiskImages.raw(1000));
    assertThat(administrator.get(image + "/tasks").body()).contains(task.getString("id"));
  }

  @Test
  default void historyIsForThoseWhoSeeTheTask() throws Exception {
    Grant grant = Grant.inNewProject("member");
    String path = "v2/tasks/" + imported(guarded().as(grant)).getString("id") + "/events";
    String reader = guarded().keystone().token(Grant.inProject(grant.project(), "reader"));
    String admin = guarded().keystone().token(Grant.inNewProject("admin"));
    String stranger = guarded().keystone().token(Grant.inNewProject("member", "manager"));

    for (String accept : List.of("text/event-stream", "application/json")) {
      assertThat(history(path, reader, accept).statusCode()).isEqualTo(200);
      assertThat(history(path, admin, accept).body()).contains("SUCCESS");
      assertThat(history(path, stranger, accept).statusCode()).isEqualTo(404);
    }
  }

  private HttpResponse<String> history(String path, String token, String accept) throws Exception {
    return guarded().service().client().get(path, "X-Auth-Token", token, "Accept", accept);
  }

  @Test
  default void administratorCancelsWhatAnotherProjectStarted() throws Exception {
    Client member = somebodyElse("member");
    String url = guarded().source().serveSlowly("slow.raw", DiskImages.raw(100_000), 600);
    String id = member.postImport(url, "raw").getString("id");

    somebodyElse("admin").cancel(id);

    assertThat(member.task(id).getString("status")).isEqualTo("failure");
  }
}
