package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.support.Client;
import io.darkroom.support.DiskImages;
import io.darkroom.support.Grant;
import io.darkroom.support.GuardedService;
import io.darkroom.support.Imports;
import io.darkroom.support.Sql;
import io.darkroom.support.Together;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Whose turn it is where more is wanted than can be done at once. */
@TestInstance(Lifecycle.PER_CLASS)
class QueueIT {

  private static final int RUNNING = 2;
  private static final int PENDING = 5;
  private static final int CROWD = 100_000;

  private EmbeddedPostgres server;
  private GuardedService guarded;
  private Sql database;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    server = EmbeddedPostgres.start();
    database = new Sql(server.getPostgresDatabase());
    guarded =
        GuardedService.start(
            directory,
            Map.of(
                "darkroom.logging.level", "INFO",
                "darkroom.policy.tasks_api_access", "project",
                "darkroom.tasks.slots", "4",
                "darkroom.tasks.expiry-interval", "PT1S",
                "darkroom.tasks.max-running-per-project", String.valueOf(RUNNING),
                "darkroom.tasks.max-pending-per-project", String.valueOf(PENDING),
                "darkroom.datasource.url", server.getJdbcUrl("postgres", "postgres"),
                "darkroom.datasource.user", "postgres",
                "darkroom.datasource.password", "postgres"));
  }

  @AfterAll
  void stop() throws Exception {
    guarded.close();
    server.close();
  }

  private static Client in(GuardedService guarded) {
    return guarded.as(Grant.inNewProject("member"));
  }

  /** Longer than any test. */
  private String endless() {
    return guarded.source().serveSlowly(UUID.randomUUID() + ".raw", DiskImages.raw(1000), 600_000);
  }

  private String ready() {
    return guarded.source().serve(UUID.randomUUID() + ".raw", DiskImages.raw(1000));
  }

  private static long count(List<String> tasks, Client client, String status) throws Exception {
    long count = 0;
    for (String task : tasks) {
      count += client.task(task).getString("status").equals(status) ? 1 : 0;
    }
    return count;
  }

  @Test
  void aProjectRunsAndWaitsWithinItsBoundsAndOthersDoNotWaitForIt() throws Exception {
    Client greedy = in(guarded);
    List<String> tasks = new ArrayList<>();
    for (int i = 0; i < RUNNING + PENDING; i++) {
      tasks.add(greedy.postImport(endless(), "raw").getString("id"));
      int begun = Math.min(RUNNING, i + 1);
      await().until(() -> count(tasks, greedy, "processing") == begun);
    }

    HttpResponse<String> refused = greedy.post("v2/tasks", Imports.body(endless(), "raw"));

    Errors.assertError(
        refused,
        429,
        "Too Many Requests",
        "Too many tasks of the project are waiting: at most 5 may. Try again later.");
    assertThat(refused.headers().firstValue("Retry-After").orElse("")).matches("[1-9][0-9]*");
    Client modest = in(guarded);
    String other = modest.postImport(ready(), "raw").getString("id");
    assertThat(modest.awaitEnd(other).getString("message")).isEmpty();
    assertThat(count(tasks, greedy, "processing")).isEqualTo(RUNNING);

    greedy.cancel(tasks.get(0));
    await().until(() -> count(tasks, greedy, "processing") == RUNNING);
    assertThat(greedy.task(tasks.get(RUNNING)).getString("status")).isEqualTo("processing");
    for (String task : tasks.subList(1, tasks.size())) {
      greedy.cancel(task);
    }
  }

  /** Each of them would be the first. */
  @Test
  void theFirstTasksOfAProjectMayComeAllAtOnce() throws Exception {
    for (int project = 0; project < 5; project++) {
      Client member = in(guarded);
      String body = Imports.body(ready(), "raw");

      assertThat(Together.run(4, () -> member.post("v2/tasks", body).statusCode()))
          .containsOnly(201);
    }
  }

  /** A hundred thousand tasks of one project wait, and what another one wants is done meanwhile. */
  @Test
  void aCrowdThatWaitsIsNotInAnybodysWay() throws Exception {
    String project = UUID.randomUUID().toString().replace("-", "");
    crowd(project);
    Client member = guarded.as(Grant.inProject(project, "member"));

    Client other = in(guarded);
    for (int i = 0; i < 5; i++) {
      String task = other.postImport(ready(), "raw").getString("id");
      assertThat(other.awaitEnd(task).getString("message")).isEmpty();
    }

    await()
        .atMost(Duration.ofMinutes(3))
        .until(
            () ->
                number("select count(*) from tasks where status = 'failure' and owner = ?", project)
                    > 20);
    assertThat(number("select count(*) from task_queue where held = true and project = ?", project))
        .isGreaterThan(CROWD / 2);
    assertThat(
            number(
                "select count(*) from scheduled_tasks s join tasks t on t.id = s.task_instance"
                    + " where t.owner = ?",
                project))
        .isLessThanOrEqualTo(RUNNING);
    assertThat(member.get("v2/tasks?limit=1").statusCode()).isEqualTo(200);
  }

  /** As if they had been posted; what looks after the lines lets the first of them in. */
  private void crowd(String project) throws Exception {
    database.update(
        """
          insert into tasks (id, type, status, owner, input, created_at, updated_at, attempt)
            select cast(gen_random_uuid() as varchar(36)), 'import', 'pending', '%1$s', '%2$s',
              1700000000000000 + n, 1700000000000000 + n, 0
            from generate_series(1, %3$d) as n;
          insert into task_queue (task_id, project, held, begun, entered_at)
            select id, owner, true, false, created_at from tasks where owner = '%1$s';
          insert into task_projects (project, pending, held, released)
            values ('%1$s', %3$d, %3$d, 0);
          """
            .formatted(
                project,
                Client.json(Imports.body(guarded.source().url("absent"), "raw")).get("input"),
                CROWD));
  }

  private long number(String query, String project) throws Exception {
    return Long.parseLong(database.text(query, project));
  }
}
