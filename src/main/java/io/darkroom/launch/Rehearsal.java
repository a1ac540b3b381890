package io.darkroom.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * A start whose only purpose is that the virtual machine writes down which classes one needs. It
 * has a port, data and a database of its own, whatever settings the operator's service has.
 *
 * @param directory for its data
 */
record Rehearsal(Path directory) {

  /** What loads classes that a start leaves for the first request. */
  private static final List<String> REQUESTS = List.of("v2/tasks", "v2/images", "v2/schemas/task");

  /** Makes its settings system properties, which are stronger than any others. */
  void begin() throws IOException {
    InetAddress address = InetAddress.getLoopbackAddress();
    System.setProperty("darkroom.data-dir", directory.resolve("data").toString());
    System.setProperty("darkroom.http.address", address.getHostAddress());
    try (ServerSocket free = new ServerSocket(0, 1, address)) {
      System.setProperty("darkroom.http.port", String.valueOf(free.getLocalPort()));
    }
  }

  /** Asks the service that runs now for what clients ask for. */
  void ask(URI root) throws IOException, LaunchFailure {
    for (String path : REQUESTS) {
      HttpURLConnection request = (HttpURLConnection) root.resolve(path).toURL().openConnection();
      if (request.getResponseCode() != HttpURLConnection.HTTP_OK) {
        throw new LaunchFailure(path + " was answered with " + request.getResponseCode());
      }
      try (InputStream answer = request.getInputStream()) {
        answer.transferTo(OutputStream.nullOutputStream());
      }
    }
  }
}
