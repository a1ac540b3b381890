package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.Imports;
import io.darkroom.support.RawConnection;
import io.darkroom.support.Service;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What an operator puts in front of the service, and what not: pages of other sites, a proxy; slow
 * clients; no API of old.
 */
class FrontIT {

  private static final String CONSOLE = "https://console.example";

  private static Service service;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    service =
        Service.start(
            directory,
            Map.of(
                "darkroom.http.cors.allowed-origins", CONSOLE,
                "darkroom.http.trusted-proxies", "127.0.0.1",
                "darkroom.http.body-timeout", "PT1S",
                "darkroom.api.v1", "false",
                "darkroom.import.allowed-hosts", "127.0.0.1",
                "darkroom.import.allowed-ports", "1-65535"));
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
  }

  private static Client client() {
    return service.client();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v2/tasks", "v2/tasks/x", "v2/nonsense", "v1/images", "healthcheck"})
  void preflightIsAnsweredOnEveryPath(String path) throws Exception {
    HttpResponse<String> answer =
        client()
            .send(
                "OPTIONS",
                path,
                "",
                "Origin",
                CONSOLE,
                "Access-Control-Request-Method",
                "PATCH",
                "Access-Control-Request-Headers",
                "x-auth-token");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(CONSOLE);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Headers"))
        .contains("x-auth-token");
    assertThat(answer.headers().firstValue("X-Openstack-Request-Id")).isPresent();
  }

  @Test
  void pageOfANamedSiteReadsAnswersAndErrors() throws Exception {
    HttpResponse<String> list = client().get("v2/tasks", "Origin", CONSOLE);
    HttpResponse<String> error = client().get("v2/tasks/x", "Origin", CONSOLE);
    HttpResponse<String> foreign = client().get("v2/tasks", "Origin", "https://evil.example");

    assertThat(list.statusCode()).isEqualTo(200);
    assertThat(error.statusCode()).isEqualTo(404);
    assertThat(error.headers().firstValue("Access-Control-Allow-Origin")).contains(CONSOLE);
    assertThat(String.join(", ", error.headers().allValues("Vary")))
        .contains("Origin", "Accept", "Accept-Language");
    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(foreign.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void addressesAreThoseThatATrustedProxyWasAsked() throws Exception {
    String[] forwarded = {"X-Forwarded-Proto", "https", "X-Forwarded-Host", "images.example:8443"};

    HttpResponse<String> created =
        client().post("v2/tasks", Imports.body("http://127.0.0.1:9/x", "raw"), forwarded);

    String id = Client.json(created.body()).getString("id");
    assertThat(created.headers().firstValue("Location"))
        .contains("https://images.example:8443/v2/tasks/" + id);
    client().awaitEnd(id);
    assertThat(client().get("versions", forwarded).body())
        .contains("\"href\":\"https://images.example:8443/v2/\"");
  }

  @Test
  void bodyThatDripsIsCutOff() throws Exception {
    String before = client().get("v2/tasks").body();

    String answer =
        RawConnection.drip(
            service.port(),
            """
            POST /v2/tasks HTTP/1.1\r
            Host: 127.0.0.1\r
            Connection: close\r
            Content-Length: 100\r
            \r
            """
                .getBytes(StandardCharsets.US_ASCII));

    assertThat(answer)
        .startsWith("HTTP/1.1 408 ")
        .contains("The request body did not arrive in time.");
    assertThat(client().get("v2/tasks").body()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, v1",
    "GET, v1/",
    "GET, v1/images",
    "GET, v1/images/detail?limit=1",
    "POST, v1/images",
    "HEAD, v1/images/x",
    "GET, v1/images/x",
    "PUT, v1/images/x",
    "DELETE, v1/images/x",
    "GET, v1/images/x/members",
    "PUT, v1/images/x/members/m",
    "GET, v1/shared-images/m",
    "GET, v1/nonsense"
  })
  void versionThatIsSwitchedOffIsAsUnknownAsAnyOther(String method, String path) throws Exception {
    HttpResponse<String> unknown =
        client().send(method, path.replace("v1", "v3"), "", "x-image-meta-name", "x");

    HttpResponse<String> answer = client().send(method, path, "", "x-image-meta-name", "x");

    assertThat(answer.statusCode()).isEqualTo(300);
    assertThat(answer.body()).isEqualTo(unknown.body()).doesNotContain("v1");
    assertThat(answer.headers().firstValue("Warning")).isEmpty();
    assertThat(client().get("versions").body()).contains("v2.0").doesNotContain("v1");
    assertThat(client().get("v2/images").body()).contains("\"images\":[]");
  }
}
