package io.darkroom.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody foresaw is a bare 500: the client learns nothing but the id to ask about. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class UnforeseenFailureIT {

  @ArquillianResource private URI root;

  @Deployment
  static WebArchive application() {
    return ShrinkWrap.createFromZipFile(
            WebArchive.class, new File(System.getProperty("darkroom.test.war")))
        .addClasses(BrokenResource.class, BrokenOperation.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v2/broken", "v2/broken/late", "v2/broken/without-rule"})
  void isToldAsSuchAndNoMore(String path) throws Exception {
    HttpResponse<String> answer = get(path);

    assertEquals(500, answer.statusCode(), answer.body());
    assertEquals(
        "{\"message\":\"The server met an unexpected problem.\","
            + "\"code\":\"500 Internal Server Error\",\"title\":\"Internal Server Error\"}",
        answer.body());
    assertTrue(answer.headers().firstValue("X-Openstack-Request-Id").isPresent());
    assertFalse(answer.headers().map().toString().contains("secret"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"openshift/broken", "openshift/broken/late"})
  void isToldInTheWordsOfTheApiThatItIsOf(String path) throws Exception {
    HttpResponse<String> answer = get(path);

    assertEquals(500, answer.statusCode(), answer.body());
    assertEquals(
        "{\"code\":13,\"message\":\"The server met an unexpected problem.\",\"details\":["
            + "{\"typeUrl\":\"type.googleapis.com/google.rpc.ErrorInfo\","
            + "\"value\":\"CghJTlRFUk5BTBIIZGFya3Jvb20aEgoJcmV0cmlhYmxlEgVmYWxzZQ==\"},"
            + "{\"typeUrl\":\"type.googleapis.com/google.rpc.LocalizedMessage\","
            + "\"value\":\"CgJlbhIlVGhlIHNlcnZlciBtZXQgYW4gdW5leHBlY3RlZCBwcm9ibGVtLg==\"}]}",
        answer.body());
    assertTrue(answer.headers().firstValue("X-Openstack-Request-Id").isPresent());
    assertEquals("Accept-Language", answer.headers().firstValue("Vary").orElse(""));
  }

  @Test
  void theAddressesOfTheServiceHaveTheContextThatItIsDeployedTo() throws Exception {
    assertEquals(300, get("").statusCode());
    assertTrue(get("versions").body().contains("\"" + root.resolve("v2/") + "\""));
    assertEquals(404, get("v2/tasks/").statusCode());
  }

  private HttpResponse<String> get(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(root.resolve(path))
            .timeout(Duration.ofMinutes(1))
            .header("Accept", "application/json")
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
