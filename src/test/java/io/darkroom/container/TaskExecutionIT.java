package io.darkroom.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.support.DiskImages;
import io.darkroom.support.FileServer;
import io.darkroom.support.FreePort;
import io.darkroom.support.Imports;
import io.darkroom.tasks.NewTask;
import io.darkroom.tasks.Progress;
import io.darkroom.tasks.Requester;
import io.darkroom.tasks.Rights;
import io.darkroom.tasks.Submission;
import io.darkroom.tasks.Task;
import io.darkroom.tasks.TaskStatus;
import io.darkroom.tasks.Tasks;
import jakarta.annotation.Resource;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.BatchStatus;
import jakarta.batch.runtime.StepExecution;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.transaction.UserTransaction;
import java.io.File;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How a stored task becomes a batch job: with the server's transactions and its batch runtime. */
@ExtendWith(ArquillianExtension.class)
class TaskExecutionIT {

  private static final Requester REQUESTER = new Requester("project", "user", Rights.ALL, "req-1");
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Inject private Submission submission;
  @Inject private Tasks tasks;
  @Inject private Progress progress;
  @Inject private UserTransaction transaction;

  @Resource(lookup = "java:global/jdbc/darkroom")
  private DataSource database;

  @Deployment
  static WebArchive application() {
    return ShrinkWrap.createFromZipFile(
            WebArchive.class, new File(System.getProperty("darkroom.test.war")))
        .addClasses(DiskImages.class, FileServer.class, FreePort.class, Imports.class);
  }

  @Test
  void taskWhoseTransactionRollsBackLeavesNeitherRowNorEntryNorJob() throws Exception {
    transaction.begin();
    String id = add("http://127.0.0.1:" + FreePort.find() + "/x");
    transaction.rollback();

    assertTrue(tasks.find(id).isEmpty());
    assertEquals(0, count("select count(*) from scheduled_tasks where task_instance = ?", id));
  }

  @Test
  void entryIsWrittenWithTheTaskAndGoesWhenTheTaskHasEnded() throws Exception {
    transaction.begin();
    String id = add("http://127.0.0.1:" + FreePort.find() + "/x");
    assertEquals(1, count("select count(*) from scheduled_tasks where task_instance = ?", id));
    transaction.commit();

    assertEquals(TaskStatus.FAILURE, ended(id).status());
    awaitNoEntries();
  }

  @Test
  void jobOfASuccessfulImportRunsItsFiveStepsInTheSameDatabase() throws Exception {
    try (FileServer source = new FileServer()) {
      String id = add(source.serve("disk.raw", DiskImages.raw(300_000)));

      Task task = ended(id);

      assertEquals(TaskStatus.SUCCESS, task.status());
      awaitNoEntries();
      long execution = task.executionId().orElseThrow();
      JobOperator jobs = BatchRuntime.getJobOperator();
      assertEquals(BatchStatus.COMPLETED, jobs.getJobExecution(execution).getBatchStatus());
      assertEquals(
          List.of("create-image", "fetch", "inspect", "store", "activate"),
          jobs.getStepExecutions(execution).stream().map(StepExecution::getStepName).toList());
      assertEquals(
          1,
          count("select count(*) from jbatchexecutioninstancedata where jobexecid = ?", execution));
      assertEquals("activate", progress.find(id).orElseThrow().step());
    }
  }

  @Test
  void jobOfAFailingImportEndsAtTheStepThatFailed() throws Exception {
    try (FileServer source = new FileServer()) {
      String id = add(source.serve("liar.raw", DiskImages.qcow2(1 << 20)));

      Task task = ended(id);

      assertEquals(TaskStatus.FAILURE, task.status());
      assertEquals("inspect", progress.find(id).orElseThrow().step());
      assertEquals(0, count("select count(*) from images where status = ?", "importing"));
      assertEquals(0, count("select count(*) from import_downloads where task_id = ?", id));
    }
  }

  @Test
  void jobWhoseSourceIsAbsentGoesNoFurtherThanTheFetch() throws Exception {
    try (FileServer source = new FileServer()) {
      Task task = ended(add(source.url("absent")));

      JobOperator jobs = BatchRuntime.getJobOperator();
      long execution = task.executionId().orElseThrow();
      assertEquals(BatchStatus.FAILED, jobs.getJobExecution(execution).getBatchStatus());
      assertEquals(
          List.of("create-image", "fetch"),
          jobs.getStepExecutions(execution).stream().map(StepExecution::getStepName).toList());
    }
  }

  @Test
  void twoThousandTasksWaitInTheDatabaseAndEveryOneEnds() throws Exception {
    String url = "http://127.0.0.1:" + FreePort.find() + "/x";
    List<String> ids = new ArrayList<>();
    transaction.begin();
    for (int i = 0; i < 2000; i++) {
      ids.add(add(url));
    }
    transaction.commit();

    awaitNoEntries();
    for (String id : ids) {
      assertEquals(TaskStatus.FAILURE, tasks.find(id).orElseThrow().status());
    }
  }

  private String add(String url) {
    try (JsonReader body = Json.createReader(new StringReader(Imports.body(url, "raw")))) {
      JsonObject input = body.readObject().getJsonObject("input");
      return submission.submit(new NewTask("import", input, REQUESTER)).id();
    }
  }

  private Task ended(String id) {
    return Waiting.until(PATIENCE, () -> tasks.find(id).filter(task -> task.status().isTerminal()));
  }

  private void awaitNoEntries() {
    assertFalse(
        Waiting.until(
            PATIENCE,
            () ->
                count("select count(*) from scheduled_tasks where task_name = ?", "darkroom-task")
                        == 0
                    ? Optional.of(false)
                    : Optional.empty()));
  }

  private long count(String query, Object value) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setObject(1, value);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    } catch (java.sql.SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Polling with a bound; the libraries of the other tests are not inside of the server. */
  private static final class Waiting {

    static <T> T until(Duration atMost, java.util.function.Supplier<Optional<T>> answer) {
      Instant end = Instant.now().plus(atMost);
      Optional<T> found = answer.get();
      while (found.isEmpty() && Instant.now().isBefore(end)) {
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        found = answer.get();
      }
      return found.orElseThrow(() -> new AssertionError("Not within " + atMost));
    }
  }
}
