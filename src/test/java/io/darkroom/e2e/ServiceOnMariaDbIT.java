package io.darkroom.e2e;

import io.darkroom.support.Client;
import io.darkroom.support.FileServer;
import io.darkroom.support.Leftovers;
import io.darkroom.support.MariaDb;
import io.darkroom.support.Service;
import io.darkroom.support.Sql;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The service on a MariaDB server. */
@TestInstance(Lifecycle.PER_CLASS)
class ServiceOnMariaDbIT
    implements ImportBehaviour,
        PackedImportBehaviour,
        TaskBehaviour,
        TaskActionBehaviour,
        ListBehaviour,
        ImageListBehaviour,
        FuzzBehaviour,
        BrokenUploadBehaviour,
        ImageLifeBehaviour,
        ImageCareBehaviour,
        OperationsBehaviour,
        OperationErrorsBehaviour,
        EventsBehaviour,
        WaitingBehaviour,
        V1Behaviour {

  private MariaDb database;
  private FileServer source;
  private Service service;
  private Path directory;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    this.directory = directory;
    database = MariaDb.start();
    source = new FileServer();
    service =
        Service.start(
            directory,
            Map.of(
                "darkroom.import.allowed-hosts",
                "127.0.0.1,*",
                "darkroom.import.allowed-ports",
                "1-65535",
                "darkroom.datasource.url",
                database.url(),
                "darkroom.datasource.user",
                MariaDb.USER,
                "darkroom.datasource.password",
                MariaDb.PASSWORD));
  }

  /** In the end there are the bytes of the images that exist, and no others. */
  @AfterAll
  void stop() throws Exception {
    try {
      new Leftovers(data(), new Sql(database.source())).awaitNone();
    } finally {
      service.close();
      source.close();
      database.close();
    }
  }

  @Override
  public Client client() {
    return service.client();
  }

  @Override
  public FileServer source() {
    return source;
  }

  @Override
  public Path data() {
    return directory.resolve("data");
  }
}
