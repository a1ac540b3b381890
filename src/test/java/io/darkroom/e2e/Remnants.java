package io.darkroom.e2e;

import io.darkroom.support.DiskImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** What a task has in the database and on disk, whoever put it there. */
record Remnants(DataSource database, Path data) {

  private static final String TASK =
      """
      select t.status || case when t.attempt > 0 then ', claimed' when s.picked then ', taken'
                         else ', waiting' end
      from tasks t left join scheduled_tasks s on s.task_instance = t.id where t.id = ?
      """;

  /** The batch runtime keeps a job's parameters serialised, with the texts as they are. */
  private static final String JOB =
      """
      select case when e.batchstatus in ('STARTED', 'STOPPING') then 'running'
                  else lower(e.batchstatus) end
        || case when t.execution_id is null then ', not recorded' else '' end
      from tasks t join jbatchexecutioninstancedata e
        on position(convert_to(t.id, 'UTF8') in e.parameters) > 0
      where t.id = ? order by e.jobexecid desc
      """;

  private static final String IMAGE =
      "select i.status from tasks t join images i on i.id = t.image_id where t.id = ?";

  private static final String STORE =
      """
      select case when c.committed then 'current' else 'announced' end
      from tasks t join image_copies c on c.image_id = t.image_id where t.id = ?
      """;

  private static final String SAFE =
      """
      select case when d.length_staged = 0 then 'nothing safe'
                  when d.length_staged < d.length_total then 'a part safe' else 'all safe' end
      from import_downloads d where d.task_id = ?
      """;

  private static final List<String> ALL =
      List.of(
          "select * from tasks where id = ?",
          "select i.* from tasks t join images i on i.id = t.image_id where t.id = ?",
          "select c.* from tasks t join image_copies c on c.image_id = t.image_id where t.id = ?",
          "select d.* from import_downloads d where d.task_id = ? order by name",
          "select * from task_progress where task_id = ?",
          "select * from scheduled_tasks where task_instance = ?");

  /**
   * The five things that matter to the run that goes on: the task's status and whether a node has
   * it, its newest batch execution, the image, how much of the staged file is known to be safe, and
   * what is in the store.
   */
  List<String> state(String task) throws SQLException, IOException {
    String copy = text(STORE, task);
    return List.of(
        text(TASK, task),
        text(JOB, task),
        text(IMAGE, task),
        exists("staging", task) ? text(SAFE, task).replace("none", "left over") : "none",
        exists("images", task) && copy.equals("announced") ? "announced, there" : copy);
  }

  private boolean exists(String place, String task) throws IOException {
    return files(task).stream().anyMatch(file -> file.startsWith(place));
  }

  private String text(String query, String task) throws SQLException {
    return rows(query, task).stream().findFirst().orElse("none");
  }

  /** All rows and files of a task, to be compared. */
  List<String> everything(String task) throws SQLException, IOException {
    List<String> all = new ArrayList<>();
    for (String query : ALL) {
      all.addAll(rows(query, task));
    }
    for (String file : files(task)) {
      all.add(file + " " + DiskImages.sha512(Files.readAllBytes(data.resolve(file))));
    }
    return all;
  }

  /** The kinds of the events in a task's history, in order. */
  List<String> history(String task) throws SQLException {
    return rows("select kind from task_events where task_id = ? order by id", task);
  }

  /** The name of the problem that the task has ended with. */
  String problem(String task) throws SQLException {
    return text("select message_problem from tasks where id = ?", task);
  }

  int entries(String task) throws SQLException {
    return rows("select 1 from scheduled_tasks where task_instance = ?", task).size();
  }

  /** How many bytes of a run's staged file the database knows to be safe. */
  long safeBytes(String task) throws SQLException {
    return Long.parseLong(
        rows("select coalesce(max(length_staged), 0) from import_downloads where task_id = ?", task)
            .get(0));
  }

  /** Images that no task knows. */
  List<String> imagesWithoutTask() throws SQLException {
    return rows(
        "select id from images where id not in (select image_id from tasks where image_id is not null)");
  }

  private List<String> rows(String query, String... parameters) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(query)) {
      for (int index = 0; index < parameters.length; index++) {
        statement.setString(index + 1, parameters[index]);
      }
      try (ResultSet result = statement.executeQuery()) {
        List<String> rows = new ArrayList<>();
        while (result.next()) {
          rows.add(row(result));
        }
        return rows;
      }
    }
  }

  private static String row(ResultSet result) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
      columns.add(Optional.ofNullable(result.getString(column)).orElse("null"));
    }
    return String.join(" | ", columns);
  }

  /** The files that bear a task's name. */
  List<String> files(String task) throws IOException {
    try (Stream<Path> files = Files.walk(data, 2)) {
      return files
          .filter(file -> file.getFileName().toString().contains(task))
          .map(file -> data.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
