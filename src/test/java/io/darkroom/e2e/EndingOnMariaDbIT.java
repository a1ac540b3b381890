package io.darkroom.e2e;

import io.darkroom.support.MariaDb;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** With a MariaDB server; what a PostgreSQL has to show besides is in {@link DeathPointsIT}. */
class EndingOnMariaDbIT implements EndingBehaviour {

  private MariaDb server;

  @BeforeEach
  void start() throws Exception {
    server = MariaDb.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Override
  public Map<String, String> database() {
    return Map.of(
        "darkroom.datasource.url", server.url(),
        "darkroom.datasource.user", MariaDb.USER,
        "darkroom.datasource.password", MariaDb.PASSWORD);
  }
}
