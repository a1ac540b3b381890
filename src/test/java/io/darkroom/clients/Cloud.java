package io.darkroom.clients;

import io.darkroom.support.FileServer;
import io.darkroom.support.Service;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The service, and a source of images that it may read. */
record Cloud(Service service, FileServer source) implements AutoCloseable {

  static Cloud start(Path directory) throws Exception {
    return start(directory, Map.of());
  }

  static Cloud start(Path directory, Map<String, String> more) throws Exception {
    FileServer source = new FileServer();
    Map<String, String> settings = new HashMap<>(more);
    settings.put("darkroom.import.allowed-hosts", "127.0.0.1");
    settings.put("darkroom.import.allowed-ports", String.valueOf(source.port()));
    return new Cloud(Service.start(directory, settings), source);
  }

  @Override
  public void close() throws Exception {
    service.close();
    source.close();
  }
}
