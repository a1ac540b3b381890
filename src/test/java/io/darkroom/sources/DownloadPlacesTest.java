package io.darkroom.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many downloads there are at the same time, of a host and of a project. */
@Timeout(60)
class DownloadPlacesTest {

  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n";
  private static final Duration SOON = Duration.ofSeconds(20);

  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void release() {
    end.countDown();
  }

  @Test
  void theSecondFromAHostWaitsWithoutAConnectionUntilTheFirstIsClosed() throws IOException {
    try (RawServer server = RawServer.sending(HEAD + "hello");
        Sources sources = limited("max-downloads-per-host")) {
      Source first = sources.request("one", server.url("/first")).open();
      CompletableFuture<String> second = reading(sources, "two", server.url("/second"));
      await().until(() -> sources.places() == 3);
      assertThat(server.connections()).isEqualTo(1);

      first.close();

      assertThat(second).succeedsWithin(SOON).isEqualTo("hello");
      assertThat(sources.places()).isZero();
    }
  }

  @Test
  void aHostIsTheSameHoweverItIsWritten() throws IOException {
    HostResolver here = host -> Addresses.of("127.0.0.1");
    Map<String, String> settings =
        Map.of("max-downloads-per-host", "1", "allowed-hosts", "images.example,other.example");
    try (RawServer server = RawServer.sending(HEAD + "hello");
        Sources sources = new Sources(TestImports.with(settings), here);
        Source first = sources.request("p", server.url("images.example", "/")).open()) {
      assertThat(Sources.read(first)).isEqualTo("hello");
      assertThat(reading(sources, "p", server.url("other.example", "/"))).succeedsWithin(SOON);
      SourceRequest same = sources.request("p", server.url("IMAGES.example.", "/"));
      CompletableFuture<Message> waiting =
          CompletableFuture.supplyAsync(() -> Refusal.of(same::open));
      same.abort();

      assertThat(waiting).succeedsWithin(SOON);
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void aProjectWaitsForItselfAndOthersDoNot() throws IOException {
    try (RawServer server = RawServer.sending(HEAD + "hello");
        Sources sources = limited("max-downloads-per-project")) {
      Source first = sources.request("one", server.url("/first")).open();
      CompletableFuture<String> second = reading(sources, "one", server.url("/second"));

      assertThat(reading(sources, "two", server.url("/other"))).succeedsWithin(SOON);
      assertThat(server.requests()).noneMatch(head -> head.contains("/second"));
      first.close();

      assertThat(second).succeedsWithin(SOON).isEqualTo("hello");
    }
  }

  @Test
  void aHopIsLeftBeforeTheNext() throws IOException {
    try (RawServer server =
            RawServer.start(
                connection ->
                    RawServer.send(connection, "HTTP/1.1 302 Found\r\nLocation: /again\r\n\r\n"));
        Sources sources = limited("max-downloads-per-host")) {
      assertThat(Refusal.of(() -> sources.open(server.url("/"))))
          .isEqualTo(Message.of(Problem.SOURCE_TOO_MANY_REDIRECTS, TestImports.MAX_REDIRECTS));
      assertThat(sources.places()).isZero();
    }
  }

  @Test
  void noFailureKeepsAPlace() throws IOException {
    for (String answer :
        new String[] {
          "",
          "SSH-2.0\r\n",
          "HTTP/1.1 404 No\r\n\r\n",
          "HTTP/1.1 503 No\r\n\r\n",
          "HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\n\r\n",
          HEAD + "no"
        }) {
      try (RawServer server = RawServer.sending(answer);
          Sources sources = limited("max-downloads-per-host")) {
        assertThat(Refusal.of(() -> sources.read(server.url("/")))).isNotNull();
        assertThat(sources.places()).as(answer).isZero();
      }
    }
  }

  @Test
  void abortingEndsTheWaitAndLeavesTheLine() throws IOException {
    try (RawServer server = RawServer.start(connection -> end.await());
        Sources sources = limited("max-downloads-per-host")) {
      SourceRequest first = sources.request("one", server.url("/first"));
      SourceRequest second = sources.request("two", server.url("/second"));
      CompletableFuture<Message> connected =
          CompletableFuture.supplyAsync(() -> Refusal.of(first::open));
      await().until(() -> server.requests().size() == 1);
      CompletableFuture<Message> waiting =
          CompletableFuture.supplyAsync(() -> Refusal.of(second::open));
      await().until(() -> sources.places() == 3);

      second.abort();
      first.abort();

      assertThat(waiting).succeedsWithin(SOON);
      assertThat(connected).succeedsWithin(SOON);
      assertThat(sources.places()).isZero();
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void anInterruptEndsTheWait() throws Exception {
    try (RawServer server = RawServer.sending(HEAD + "hello");
        Sources sources = limited("max-downloads-per-host");
        Source first = sources.request("one", server.url("/first")).open()) {
      assertThat(first.length()).hasValue(5);
      CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
      Thread waiting =
          Daemon.thread(
              () -> {
                Refusal.of(() -> sources.open(server.url("/second")));
                interrupted.complete(Thread.currentThread().isInterrupted());
              });
      waiting.start();

      waiting.interrupt();

      assertThat(interrupted).succeedsWithin(SOON).isEqualTo(true);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void waitingCountsAsTimeOfTheDownload() throws IOException {
    Map<String, String> settings =
        Map.of("max-downloads-per-host", "1", "total-timeout", "PT1S", "idle-timeout", "PT1H");
    try (RawServer server = RawServer.start(connection -> end.await());
        Sources hasty = with(settings)) {
      CompletableFuture<Message> first =
          CompletableFuture.supplyAsync(() -> Refusal.of(() -> hasty.open(server.url("/first"))));
      CompletableFuture<Message> second =
          CompletableFuture.supplyAsync(() -> Refusal.of(() -> hasty.open(server.url("/second"))));

      assertThat(first).succeedsWithin(SOON).isEqualTo(Message.of(Problem.SOURCE_TOO_LONG, 1));
      assertThat(second).succeedsWithin(SOON).isEqualTo(Message.of(Problem.SOURCE_TOO_LONG, 1));
      assertThat(hasty.places()).isZero();
    }
  }

  private static CompletableFuture<String> reading(Sources sources, String project, URI uri) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (Source source = sources.request(project, uri).open()) {
            return Sources.read(source);
          }
        });
  }

  private static Sources limited(String setting) {
    return with(Map.of(setting, "1"));
  }

  private static Sources with(Map<String, String> values) {
    Map<String, String> settings = new HashMap<>(values);
    settings.put("allowed-hosts", "127.0.0.1");
    return new Sources(TestImports.with(settings));
  }
}
