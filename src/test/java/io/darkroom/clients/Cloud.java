package io.darkroom.clients;

import io.darkroom.support.FileServer;
import io.darkroom.support.Service;
import java.nio.file.Path;
import java.util.Map;

/** The service, and a source of images that it may read. */
record Cloud(Service service, FileServer source) implements AutoCloseable {

  static Cloud start(Path directory) throws Exception {
    FileServer source = new FileServer();
    Map<String, String> settings =
        Map.of(
            "darkroom.import.allowed-hosts",
            "127.0.0.1",
            "darkroom.import.allowed-ports",
            String.valueOf(source.port()));
    return new Cloud(Service.start(directory, settings), source);
  }

  @Override
  public void close() throws Exception {
    service.close();
    source.close();
  }
}
