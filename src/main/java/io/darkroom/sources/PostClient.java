package io.darkroom.sources;

import io.darkroom.problems.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;

/** Posts small bodies to URLs that an operator has named, under a {@link UrlPolicy} of its own. */
public final class PostClient implements AutoCloseable {

  /** Enough for one request after the other, and too short for most servers to hang up. */
  private static final Duration REUSE = Duration.ofSeconds(1);

  private final UrlPolicy policy;
  private final Duration timeout;
  private final Deadlines deadlines = new Deadlines();
  private final CloseableHttpClient client;

  /**
   * A client.
   *
   * @param timeout for all of a request, from the look-up of the host to the answer
   * @param connections the most requests at the same time
   */
  public PostClient(UrlRules rules, Duration timeout, int connections) {
    this(new UrlPolicy(rules, InetAddress::getAllByName), timeout, connections);
  }

  PostClient(UrlPolicy policy, Duration timeout, int connections) {
    this.policy = policy;
    this.timeout = timeout;
    this.client =
        PinnedClient.create(policy, new ClientLimits(timeout, timeout, REUSE, connections));
  }

  /**
   * Checks what can be told from the URL alone.
   *
   * @throws ProblemException as {@link UrlPolicy#check}
   */
  public URI check(String setting, String url) {
    return policy.check(setting, url);
  }

  /** A request that has not been sent yet, to a URL that was checked. */
  public PostRequest request(URI uri, Map<String, String> headers, byte[] body) {
    return new PostRequest(client, deadlines, timeout, uri, headers, body);
  }

  @Override
  public void close() {
    deadlines.close();
    policy.close();
    try {
      client.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
