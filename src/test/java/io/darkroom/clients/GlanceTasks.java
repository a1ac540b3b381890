package io.darkroom.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.clients.ClientCommand.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the command {@code glance} does with tasks when all goes well. */
public record GlanceTasks(ClientCommand glance) {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Set<String> TERMINAL = Set.of("success", "failure");

  /** The input of an import as Python writes it, so that it comes back as it was sent. */
  public static String input(String source) {
    return """
        {"import_from": "%s", "import_from_format": "raw", \
        "image_properties": {"name": "a disk", "disk_format": "raw", "container_format": "bare"}}"""
        .formatted(source);
  }

  public Table create(String source) throws Exception {
    return table("task-create", "--type", "import", "--input", input(source));
  }

  public Table show(String id) throws Exception {
    return table("task-show", id);
  }

  public List<List<String>> list(String... options) throws Exception {
    String[] subcommand =
        Stream.concat(Stream.of("task-list"), Stream.of(options)).toArray(String[]::new);
    return table(subcommand).rows();
  }

  /** Polls, as clients do, until the task has ended. */
  public Table awaitEnd(Table created) {
    return await("task " + created.value("id"))
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> show(created.value("id")), task -> TERMINAL.contains(task.value("status")));
  }

  private Table table(String... subcommand) throws Exception {
    Outcome outcome = glance.run(subcommand);
    assertThat(outcome.status()).as(outcome.output()).isZero();
    return Table.of(outcome.output());
  }
}
