package io.darkroom.security;

import io.darkroom.support.GuardedService;
import io.darkroom.support.Leftovers;
import io.darkroom.support.Sql;
import java.nio.file.Path;
import java.util.Map;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Each row of the list of known attacks, against a service that converts what it imports. */
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(SecurityReport.class)
class SecurityListIT implements AccessAttacks, SourceAttacks, FormatAttacks, LimitAttacks {

  private GuardedService guarded;
  private Path directory;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    this.directory = directory;
    guarded =
        GuardedService.start(
            directory,
            Map.ofEntries(
                Map.entry("darkroom.policy.tasks_api_access", "project"),
                Map.entry("darkroom.identity.keystone.cache-ttl", "PT1S"),
                Map.entry("darkroom.images.size-cap", String.valueOf(32 << 20)),
                Map.entry("darkroom.images.max-per-project", "20"),
                Map.entry("darkroom.images.max-bytes-per-project", String.valueOf(48 << 20)),
                Map.entry("darkroom.import.convert-to", "raw"),
                Map.entry("darkroom.import.allowed-hosts", "127.0.0.1,*"),
                Map.entry("darkroom.import.allowed-ports", "80,1024-65535"),
                Map.entry("darkroom.import.connect-timeout", "PT2S"),
                Map.entry("darkroom.import.idle-timeout", "PT2S"),
                Map.entry("darkroom.import.total-timeout", "PT15S"),
                Map.entry("darkroom.import.retries", "1")));
  }

  /** In the end there are the bytes of the images that exist, and no others. */
  @AfterAll
  void stop() throws Exception {
    guarded.close();
    JdbcDataSource database = new JdbcDataSource();
    database.setURL(
        "jdbc:h2:file:" + directory.resolve("data/database/darkroom") + ";IFEXISTS=TRUE");
    database.setUser("darkroom");
    database.setPassword("darkroom");
    new Leftovers(directory.resolve("data"), new Sql(database)).awaitNone();
  }

  @Override
  public GuardedService guarded() {
    return guarded;
  }
}
