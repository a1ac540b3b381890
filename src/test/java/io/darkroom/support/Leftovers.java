package io.darkroom.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What should not be there when no task runs, in the directories and in the tables. */
public record Leftovers(Path data, Sql database) {

  /** A line for each; none when all is as it should be. */
  public List<String> find() throws IOException, SQLException {
    Set<String> objects =
        new HashSet<>(
            database.column(
                """
                select c.object_key from image_copies c join images i on i.id = c.image_id
                where c.committed and i.status = 'active'
                """));
    Set<String> stored = names("images");
    List<String> found = new ArrayList<>();
    names("staging").forEach(name -> found.add("staged file " + name));
    difference(stored, objects).forEach(name -> found.add("object of no image " + name));
    difference(objects, stored).forEach(name -> found.add("image without its object " + name));
    add(found, "copy", "select object_key, image_id, committed from image_copies", objects);
    add(found, "image", "select id, status from images where status <> 'active'", Set.of());
    add(found, "entry of the schedule", "select * from scheduled_tasks", Set.of());
    return found;
  }

  private void add(List<String> found, String what, String query, Set<String> rightly)
      throws SQLException {
    database.rows(query).stream()
        .filter(row -> !rightly.contains(row.get(0)))
        .forEach(row -> found.add(what + " " + String.join(" ", row)));
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
