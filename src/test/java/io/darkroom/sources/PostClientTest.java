package io.darkroom.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.darkroom.platform.settings.PortRange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PostClientTest {

  private static final Duration SOON = Duration.ofMillis(300);
  private static final Duration LATE = Duration.ofSeconds(50);
  private static final String EMPTY = "HTTP/1.1 204 No Content\r\n\r\n";
  private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

  private static PostClient client(Duration timeout, HostResolver resolver, String... hosts) {
    UrlRules rules =
        new UrlRules(
            List.of("http"),
            List.of(new PortRange(1, 65535)),
            List.of(),
            AllowedHosts.publicAnd("hosts.setting", List.of(hosts)));
    return new PostClient(new UrlPolicy(rules, resolver), timeout, 1);
  }

  private static PostClient client(Duration timeout) {
    return client(timeout, InetAddress::getAllByName, "127.0.0.1");
  }

  private static PostRequest request(PostClient client, URI uri) {
    return client.request(uri, Map.of("Content-Type", "text/plain", "X-Some", "thing"), BODY);
  }

  private static PostAnswer post(PostClient client, URI uri) throws IOException {
    return request(client, uri).send();
  }

  @Test
  void theBodyIsPostedWithItsHeadersAndTheStatusComesBack() throws IOException {
    try (RawServer server =
            RawServer.sending("HTTP/1.1 429 Slow\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n");
        PostClient client = client(LATE)) {
      assertThat(post(client, server.url("/a?b=C")))
          .isEqualTo(new PostAnswer(429, Optional.of("7")));
      assertThat(server.requests())
          .singleElement()
          .asString()
          .startsWith("POST /a?b=C HTTP/1.1\n")
          .contains("Content-Type: text/plain\n", "X-Some: thing\n", "Content-Length: 2\n")
          .contains("User-Agent: Darkroom\n");
    }
  }

  @Test
  void redirectIsAnAnswerLikeAnyOther() throws IOException {
    try (RawServer trap = RawServer.sending(EMPTY);
        RawServer server =
            RawServer.sending(
                "HTTP/1.1 307 Away\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n"
                    .formatted(trap.url("/")));
        PostClient client = client(LATE)) {
      assertThat(post(client, server.url("/")).status()).isEqualTo(307);
      assertThat(trap.connections()).isZero();
    }
  }

  @Test
  void oneConnectionServesOneRequestAfterTheOther() throws IOException {
    try (RawServer server =
            RawServer.start(
                connection -> {
                  // The first body is still unread, then the second request comes.
                  RawServer.send(connection, EMPTY);
                  connection.getInputStream().read(new byte[1000]);
                  RawServer.send(connection, EMPTY);
                });
        PostClient client = client(LATE)) {
      assertThat(post(client, server.url("/")).status()).isEqualTo(204);
      assertThat(post(client, server.url("/")).status()).isEqualTo(204);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void answerThatDoesNotComeIsGivenUp() throws IOException {
    CountDownLatch end = new CountDownLatch(1);
    try (RawServer server = RawServer.start(connection -> end.await());
        PostClient client = client(SOON)) {
      assertThatThrownBy(() -> post(client, server.url("/"))).isInstanceOf(IOException.class);
    } finally {
      end.countDown();
    }
  }

  @Test
  void answerWhoseHeadDripsIsGivenUp() throws IOException {
    try (RawServer server = RawServer.start(connection -> drip(connection, "HTTP/1.1 200 OK\r\n"));
        PostClient client = client(SOON)) {
      assertThatThrownBy(() -> post(client, server.url("/"))).isInstanceOf(IOException.class);
    }
  }

  /** Ends when the client hangs up. */
  private static void drip(Socket connection, String begin) throws IOException {
    RawServer.send(connection, begin);
    while (connection.isConnected()) {
      RawServer.send(connection, "X-Drop: y\r\n");
      await().pollDelay(Duration.ofMillis(20)).until(() -> true);
    }
  }

  @Test
  void bodyThatDripsDoesNotDelayWhatTheStatusHasSaid() throws IOException {
    String head = "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n";
    try (RawServer server = RawServer.start(connection -> drip(connection, head));
        PostClient client = client(SOON)) {
      assertThat(post(client, server.url("/")).status()).isEqualTo(200);
    }
  }

  @Test
  void ofALongBodyOnlyTheBeginIsRead() throws IOException {
    CompletableFuture<Void> cut = new CompletableFuture<>();
    try (RawServer server =
            RawServer.start(
                connection -> {
                  RawServer.send(connection, "HTTP/1.1 200 OK\r\n\r\n");
                  try {
                    RawServer.sendForEver(connection);
                  } catch (IOException clientHungUp) {
                    cut.complete(null);
                  }
                });
        PostClient client = client(LATE)) {
      assertThat(post(client, server.url("/")).status()).isEqualTo(200);
      assertThat(cut).succeedsWithin(Duration.ofSeconds(30));
    }
  }

  @Test
  void headWithoutEndIsRefused() throws IOException {
    try (RawServer server =
            RawServer.start(
                connection -> {
                  RawServer.send(connection, "HTTP/1.1 200 OK\r\nX-Long: ");
                  RawServer.sendForEver(connection);
                });
        PostClient client = client(LATE)) {
      assertThatThrownBy(() -> post(client, server.url("/"))).isInstanceOf(IOException.class);
    }
  }

  @Test
  void nameIsConnectedToWhereThePolicyLetsIt() throws IOException {
    HostResolver inside = host -> Addresses.of("127.0.0.1");
    try (RawServer server = RawServer.sending(EMPTY);
        PostClient stranger = client(LATE, inside, "*");
        PostClient friend = client(LATE, inside, "*", "hook.example")) {
      URI uri = server.url("hook.example", "/");

      assertThatThrownBy(() -> post(stranger, uri)).isInstanceOf(UnknownHostException.class);
      assertThat(server.connections()).isZero();
      assertThat(post(friend, uri).status()).isEqualTo(204);
    }
  }

  @Test
  void requestCanBeAbortedWhileItWaits() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (RawServer server = RawServer.start(connection -> end.await());
        PostClient client = client(LATE)) {
      PostRequest request = request(client, server.url("/"));
      CompletableFuture<Void> sending =
          CompletableFuture.runAsync(
              () -> assertThatThrownBy(request::send).isInstanceOf(IOException.class));
      await().until(() -> !server.requests().isEmpty());

      request.abort();

      assertThat(sending).succeedsWithin(Duration.ofSeconds(10));
    } finally {
      end.countDown();
    }
  }

  @Test
  void requestThatWasAbortedBeforeIsNotSent() throws IOException {
    try (RawServer server = RawServer.sending(EMPTY);
        PostClient client = client(LATE)) {
      PostRequest request = request(client, server.url("/"));
      request.abort();

      assertThatThrownBy(request::send).isInstanceOf(IOException.class);
      assertThat(server.requests()).isEmpty();
    }
  }
}
