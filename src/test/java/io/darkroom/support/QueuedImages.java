package io.darkroom.support;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Puts images that wait for data into the database of a service. */
public record QueuedImages(DataSource source) {

  private static final String INSERT =
      """
      insert into images
        (id, name, status, visibility, protected, os_hidden, owner, min_disk, min_ram,
         disk_format, container_format, created_at, updated_at)
      values (?, 'queued', 'queued', ?, false, false, ?, 0, 0, ?, ?, 1, 1)
      """;

  /** Returns the id of a new image of a service without an identity service. */
  public String add(@Nullable String diskFormat, @Nullable String containerFormat)
      throws SQLException {
    return add("local", "shared", diskFormat, containerFormat);
  }

  /** Returns the id of a new image of a project. */
  public String of(String owner, String visibility) throws SQLException {
    return add(owner, visibility, "raw", "bare");
  }

  private String add(
      String owner,
      String visibility,
      @Nullable String diskFormat,
      @Nullable String containerFormat)
      throws SQLException {
    String id = UUID.randomUUID().toString();
    change(INSERT, id, visibility, owner, diskFormat, containerFormat);
    return id;
  }

  /** Deactivates an image. */
  public void deactivate(String id) throws SQLException {
    change("update images set status = 'deactivated' where id = ?", id);
  }

  private void change(String statement, @Nullable String... parameters) throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement change = connection.prepareStatement(statement)) {
      for (int i = 0; i < parameters.length; i++) {
        change.setString(i + 1, parameters[i]);
      }
      change.executeUpdate();
    }
  }
}
