package io.darkroom.keystone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/**
 * The Keystone that was brought up for the tests, and who administers it.
 *
 * @param url with the version, without a slash at the end
 */
record RealKeystone(String url, String user, String password, String project, String domain) {

  private static final String SETTING = "darkroom.test.keystone";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * Reads where it is.
   *
   * @throws IllegalStateException if there is none: whoever runs these tests has asked for them
   */
  static RealKeystone find() throws InterruptedException {
    Path file = Path.of(System.getProperty(SETTING, "target/keystone/keystone.properties"));
    Properties properties = new Properties();
    try (var text = Files.newBufferedReader(file)) {
      properties.load(text);
    } catch (IOException absent) {
      throw new IllegalStateException(
          "Cannot read %s. Run server-config/keystone/up.sh, or say with -D%s=... where the file is."
              .formatted(file.toAbsolutePath(), SETTING),
          absent);
    }
    RealKeystone keystone =
        new RealKeystone(
            properties.getProperty("url"),
            properties.getProperty("admin.user"),
            properties.getProperty("admin.password"),
            properties.getProperty("admin.project"),
            properties.getProperty("admin.domain"));
    keystone.requireAnswer();
    return keystone;
  }

  private void requireAnswer() throws InterruptedException {
    String failure = "Keystone does not answer at " + url + ". Run server-config/keystone/up.sh.";
    try {
      HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
      HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
      if (http.send(request, BodyHandlers.discarding()).statusCode() != 200) {
        throw new IllegalStateException(failure);
      }
    } catch (IOException nobodyThere) {
      throw new IllegalStateException(failure, nobodyThere);
    }
  }

  @Override
  public String toString() {
    return url;
  }
}
