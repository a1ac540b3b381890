package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.platform.database.Dialect;
import io.darkroom.platform.database.DriverDataSource;
import io.darkroom.platform.database.Migrations;
import io.darkroom.support.Client;
import io.darkroom.support.DiskImages;
import io.darkroom.support.FileServer;
import io.darkroom.support.MariaDb;
import io.darkroom.support.Service;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The batch runtime works with the tables that the migrations made, and makes none itself. */
class BatchRepositoryIT {

  private static final List<String> TABLES =
      List.of(
          "jbatchJOBINSTANCEDATA",
          "jbatchEXECUTIONINSTANCEDATA",
          "jbatchSTEPEXECUTIONINSTANCEDATA",
          "jbatchJOBSTATUS",
          "jbatchSTEPSTATUS",
          "jbatchCHECKPOINTDATA");

  @TempDir private Path directory;

  @Test
  void onTheEmbeddedDatabase() throws Exception {
    assertTablesAreUsedAsTheyAre(
        "jdbc:h2:file:" + directory.resolve("h2/darkroom"), "darkroom", "darkroom");
  }

  @Test
  void onPostgreSql() throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      assertTablesAreUsedAsTheyAre(
          server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
    }
  }

  @Test
  void onMariaDb() throws Exception {
    try (MariaDb server = MariaDb.start()) {
      assertTablesAreUsedAsTheyAre(server.url(), MariaDb.USER, MariaDb.PASSWORD);
    }
  }

  private void assertTablesAreUsedAsTheyAre(String url, String user, String password)
      throws Exception {
    DriverDataSource database = new DriverDataSource();
    database.setUrl(url);
    database.setUser(user);
    database.setPassword(password);
    Migrations.run(database, Dialect.of(url));
    List<String> migrated = columns(database);

    runAnImport(
        Map.of(
            "darkroom.import.allowed-hosts", "127.0.0.1",
            "darkroom.import.allowed-ports", "1-65535",
            "darkroom.datasource.url", url,
            "darkroom.datasource.user", user,
            "darkroom.datasource.password", password));

    assertThat(columns(database)).isEqualTo(migrated);
    for (String table : TABLES) {
      assertThat(rows(database, "select 1 from " + table)).as(table).isNotEmpty();
    }
    assertThat(rows(database, "select batchstatus from jbatchEXECUTIONINSTANCEDATA"))
        .containsExactly("COMPLETED");
  }

  private void runAnImport(Map<String, String> settings) throws Exception {
    try (FileServer source = new FileServer();
        Service service = Service.start(directory.resolve("service"), settings)) {
      Client client = service.client();
      String url = source.serve("disk.raw", DiskImages.raw(300_000));
      var task = client.awaitEnd(client.postImport(url, "raw").getString("id"));
      assertThat(task.getString("status")).isEqualTo("success");
    }
  }

  /** Of all tables of the runtime, in whichever schema they may be. */
  private static List<String> columns(DataSource database) throws SQLException {
    return rows(
        database,
        "select concat(table_schema, '.', table_name, '.', column_name, ' ', data_type)"
            + " from information_schema.columns where lower(table_name) like 'jbatch%'"
            + " order by table_schema, table_name, ordinal_position");
  }

  private static List<String> rows(DataSource database, String query) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }
}
