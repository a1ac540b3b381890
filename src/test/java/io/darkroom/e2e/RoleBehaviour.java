package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.DiskImages;
import io.darkroom.support.Grant;
import io.darkroom.support.GuardedService;
import io.darkroom.support.Imports;
import io.darkroom.support.RawConnection;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the roles of a token let somebody do where tasks are for everybody in a project. */
interface RoleBehaviour {

  String ONLY_PROJECTS = "This needs a token of a project.";

  GuardedService guarded();

  @ParameterizedTest
  @ValueSource(strings = {"reader", "member", "manager", "admin", "Reader", "ADMIN"})
  default void tasksAreReadByWhoeverWorksInTheProject(String role) throws Exception {
    assertThat(guarded().as(Grant.inNewProject(role)).get("v2/tasks").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"member", "manager", "admin"})
  default void tasksAreStartedByWriters(String role) throws Exception {
    String url = guarded().source().serve("disk.raw", DiskImages.raw(1000));
    Client writer = guarded().as(Grant.inNewProject("reader", role));

    assertThat(writer.post("v2/tasks", Imports.body(url, "raw")).statusCode()).isEqualTo(201);
  }

  @Test
  default void roleThatMeansNothingHereOpensNothing() throws Exception {
    Client auditor = guarded().as(Grant.inNewProject("auditor", "administrator", "service"));
    String id = UUID.randomUUID().toString();

    Errors.assertRuleForbids(auditor.get("v2/tasks"), "get_tasks");
    Errors.assertRuleForbids(auditor.get("v2/tasks/" + id), "get_task");
    Errors.assertRuleForbids(auditor.get("v2/images/" + id), "get_image");
    Errors.assertRuleForbids(auditor.get("v2/images/" + id + "/file"), "download_image");
    Errors.assertRuleForbids(auditor.get("v2/images/" + id + "/tasks"), "get_image");
    assertThat(auditor.get("v2/schemas/task").statusCode()).isEqualTo(200);
  }

  @Test
  default void readerStartsAndCancelsNothing() throws Exception {
    Grant grant = Grant.inNewProject("member");
    String url = guarded().source().serve("disk.raw", DiskImages.raw(1000));
    String id = guarded().as(grant).postImport(url, "raw").getString("id");
    Client reader = guarded().as(Grant.inProject(grant.project(), "reader"));

    Errors.assertRuleForbids(reader.post("v2/tasks", Imports.body(url, "raw")), "add_task");
    for (String task : new String[] {id, UUID.randomUUID().toString(), "x"}) {
      Errors.assertRuleForbids(
          reader.post("v2/tasks/" + task + "/actions/cancel", ""), "modify_task");
      Errors.assertRuleForbids(reader.post("v2/tasks/" + task + "/actions/retry", ""), "add_task");
    }
  }

  @Test
  default void onlyAdministratorsPurge() throws Exception {
    Grant grant = Grant.inNewProject("member", "manager");
    Client member = guarded().as(grant);
    String task = member.postImport(guarded().source().url("absent"), "raw").getString("id");
    member.awaitEnd(task);

    Errors.assertRuleForbids(member.post("v2/tasks/" + task + "/actions/purge", ""), "purge_task");
    assertThat(
            guarded()
                .as(Grant.inNewProject("admin"))
                .post("v2/tasks/" + task + "/actions/purge", "")
                .statusCode())
        .isEqualTo(204);
  }

  /** The body that is announced never comes. */
  @Test
  default void readerIsRefusedBeforeTheBodyIsRead() throws Exception {
    String answer =
        RawConnection.firstLine(
            guarded().service().port(),
            """
            POST /v2/tasks HTTP/1.1\r
            Host: 127.0.0.1\r
            X-Auth-Token: %s\r
            Content-Length: 100\r
            \r
            """
                .formatted(guarded().keystone().token(Grant.inNewProject("reader")))
                .getBytes(StandardCharsets.US_ASCII));

    assertThat(answer).startsWith("HTTP/1.1 403 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"reader", "admin"})
  default void tokenWithoutAProjectIsForWhatBelongsToNone(String role) throws Exception {
    for (Grant grant : new Grant[] {Grant.onDomain(role), Grant.onSystem(role)}) {
      Client caller = guarded().as(grant);
      String id = UUID.randomUUID().toString();

      Errors.assertForbidden(caller.get("v2/tasks"), ONLY_PROJECTS);
      Errors.assertForbidden(caller.get("v2/tasks/" + id), ONLY_PROJECTS);
      Errors.assertForbidden(caller.post("v2/tasks", "{}"), ONLY_PROJECTS);
      Errors.assertForbidden(caller.get("v2/images/" + id), ONLY_PROJECTS);
      Errors.assertForbidden(caller.get("v2/images/" + id + "/file"), ONLY_PROJECTS);
      assertThat(caller.get("v2/schemas/task").statusCode()).isEqualTo(200);
    }
  }
}
