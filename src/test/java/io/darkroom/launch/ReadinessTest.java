package io.darkroom.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.darkroom.platform.settings.TestSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadinessTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, http://127.0.0.1:9292/",
    "10.1.2.3, http://10.1.2.3:9292/",
    "::1, http://[0:0:0:0:0:0:0:1]:9292/",
    "0.0.0.0, http://127.0.0.1:9292/",
    "::, http://127.0.0.1:9292/"
  })
  void asksWhereTheServerListens(String address, URI root) {
    assertThat(Readiness.of(TestSettings.with("darkroom.http.address", address).http()))
        .isEqualTo(new Readiness(root));
  }

  @Test
  void isContentWithAnAnswerOfTheApplication() throws Exception {
    HttpServer server = serverThatAnswers(200);
    try {
      readiness(server).require();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void failsWhenTheServerRunsWithoutTheApplication() throws IOException {
    HttpServer server = serverThatAnswers(404);
    try {
      assertThatThrownBy(() -> readiness(server).require())
          .isInstanceOf(LaunchFailure.class)
          .hasMessageContaining("not deployed")
          .hasMessageContaining("404");
    } finally {
      server.stop(0);
    }
  }

  private static Readiness readiness(HttpServer server) {
    return new Readiness(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
  }

  private static HttpServer serverThatAnswers(int status) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/healthcheck",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    return server;
  }
}
