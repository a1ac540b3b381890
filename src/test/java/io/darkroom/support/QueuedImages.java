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
      values (?, 'queued', 'queued', 'shared', false, false, 'local', 0, 0, ?, ?, 1, 1)
      """;

  /** Returns the id of a new image. */
  public String add(@Nullable String diskFormat, @Nullable String containerFormat)
      throws SQLException {
    String id = UUID.randomUUID().toString();
    try (Connection connection = source.getConnection();
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, id);
      insert.setString(2, diskFormat);
      insert.setString(3, containerFormat);
      insert.executeUpdate();
    }
    return id;
  }
}
