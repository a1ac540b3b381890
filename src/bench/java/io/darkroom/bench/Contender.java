package io.darkroom.bench;

import io.darkroom.support.Client;
import java.net.URI;

/**
 * A service that is measured.
 *
 * @param client shows the token in each request
 */
public record Contender(String name, URI root, Processes processes, Client client) {

  public static final String OURS = "Darkroom";
  static final String GLANCE = "Glance";
  public static final String LIMIT = "limit";

  static Contender of(String name, URI root, long pid, String token) {
    Client client =
        new Client(root)
            .with(
                "X-Auth-Token", token,
                "Accept", "application/json",
                "Content-Type", "application/json");
    return new Contender(name, root, new Processes(pid), client);
  }

  String url(String path) {
    return root.resolve(path).toString();
  }
}
