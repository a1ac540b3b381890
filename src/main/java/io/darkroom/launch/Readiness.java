package io.darkroom.launch;

import io.darkroom.platform.settings.Settings;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;

/** Asks the application itself whether it runs: the server's word is not enough. */
record Readiness(URI root) {

  private static final int PATIENCE_MILLIS = 30_000;

  static Readiness of(Settings.Http http) {
    InetAddress address =
        http.address().isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : http.address();
    String host = address.getHostAddress();
    String inUrl = host.contains(":") ? "[" + host + "]" : host;
    return new Readiness(URI.create("http://%s:%d/".formatted(inUrl, http.port())));
  }

  void require() throws LaunchFailure, IOException {
    HttpURLConnection request =
        (HttpURLConnection) root.resolve("healthcheck").toURL().openConnection();
    request.setConnectTimeout(PATIENCE_MILLIS);
    request.setReadTimeout(PATIENCE_MILLIS);
    int status = request.getResponseCode();
    request.disconnect();
    if (status != HttpURLConnection.HTTP_OK) {
      throw new LaunchFailure(
          "The application was not deployed (its health check answers "
              + status
              + "); the messages above say why.");
    }
  }
}
