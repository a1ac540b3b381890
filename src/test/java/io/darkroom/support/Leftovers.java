package io.darkroom.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What should not be there when no task runs, in the directories and in the tables. */
public record Leftovers(Path data, Sql database) {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /**
   * An image has data and says so, or has none and waits or failed; a staged one has its upload.
   */
  private static final String IMAGES_IN_BETWEEN =
      """
      select i.id, i.status from images i where not (
        i.status in ('queued', 'killed')
          and not exists (select 1 from image_copies c where c.image_id = i.id)
        or i.status in ('active', 'deactivated')
          and exists (select 1 from image_copies c where c.image_id = i.id and c.committed)
        or i.status = 'uploading'
          and exists (select 1 from image_uploads u where u.image_id = i.id and u.complete))
      """;

  /** Waits until all is as it should be. */
  public void awaitNone() {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(() -> assertThat(find()).isEmpty());
  }

  /** A line for each; none when all is as it should be. */
  public List<String> find() throws IOException, SQLException {
    Set<String> objects = column("select object_key from image_copies where committed");
    Set<String> sent = column("select concat('upload.', id) from image_uploads where complete");
    Set<String> stored = names("images");
    Set<String> staged = names("staging");
    List<String> found = new ArrayList<>();
    difference(staged, sent).forEach(name -> found.add("staged file " + name));
    difference(sent, staged).forEach(name -> found.add("upload without its file " + name));
    difference(stored, objects).forEach(name -> found.add("object of no image " + name));
    difference(objects, stored).forEach(name -> found.add("image without its object " + name));
    add(found, "copy", "select object_key, image_id from image_copies where not committed");
    add(found, "image", IMAGES_IN_BETWEEN);
    add(found, "upload", "select id, image_id from image_uploads where not complete");
    add(found, "discarded object", "select object_key, store from discarded_objects");
    add(found, "entry of the schedule", "select * from scheduled_tasks");
    return found;
  }

  private Set<String> column(String query) throws SQLException {
    return new HashSet<>(database.column(query));
  }

  private void add(List<String> found, String what, String query) throws SQLException {
    database.rows(query).forEach(row -> found.add(what + " " + String.join(" ", row)));
  }

  private static Set<String> difference(Set<String> from, Set<String> without) {
    Set<String> rest = new HashSet<>(from);
    rest.removeAll(without);
    return rest;
  }

  private Set<String> names(String directory) throws IOException {
    Set<String> names = new HashSet<>();
    try (Stream<Path> files = Files.list(data.resolve(directory))) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    }
    return names;
  }
}
