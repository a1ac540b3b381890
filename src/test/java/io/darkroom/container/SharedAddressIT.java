package io.darkroom.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two classes that have the same address are one resource for clients. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class SharedAddressIT {

  @ArquillianResource private URI root;

  @Deployment
  static WebArchive application() {
    return ShrinkWrap.createFromZipFile(
            WebArchive.class, new File(System.getProperty("darkroom.test.war")))
        .addClass(ImageAdditionsResource.class);
  }

  @Test
  void eachMethodIsFoundInItsClass() throws Exception {
    assertEquals("put", send("PUT", "v2/images").body());
    assertTrue(send("GET", "v2/images").body().startsWith("{\"images\":["));
  }

  @Test
  void theMethodsOfBothAreAllowed() throws Exception {
    for (HttpResponse<String> answer :
        List.of(send("TRACE-IT", "v2/images"), send("OPTIONS", "v2/images"))) {
      assertTrue(allowed(answer).containsAll(List.of("GET", "OPTIONS", "PUT")), answer.toString());
    }
    assertEquals(405, send("TRACE-IT", "v2/images").statusCode());
  }

  private static List<String> allowed(HttpResponse<String> answer) {
    return Arrays.asList(answer.headers().firstValue("Allow").orElse("").split(", "));
  }

  private HttpResponse<String> send(String method, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(root.resolve(path))
            .timeout(Duration.ofMinutes(1))
            .header("Accept", "application/json")
            .method(method, BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
