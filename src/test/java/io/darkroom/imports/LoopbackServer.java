package io.darkroom.imports;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.darkroom.platform.settings.Settings;
import io.darkroom.platform.settings.SourceSettings;
import io.darkroom.platform.settings.TestSettings;
import io.darkroom.problems.TransientProblemException;
import io.darkroom.sources.Partial;
import io.darkroom.sources.Source;
import io.darkroom.sources.SourceReader;
import io.darkroom.sources.UrlPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A source of images on this machine, and what reads it. */
final class LoopbackServer implements AutoCloseable {

  private static final Settings SETTINGS =
      TestSettings.with(
          Map.of(
              "darkroom.import.allowed-hosts", "127.0.0.1",
              "darkroom.import.allowed-ports", "1-65535"));
  private static final SourceReader READER = new SourceReader(new UrlPolicy(SETTINGS), SETTINGS);

  /** What the server does with a request. */
  @FunctionalInterface
  interface Conversation {
    void answer(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private LoopbackServer(Conversation conversation) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> converse(conversation, exchange));
    server.start();
  }

  private static void converse(Conversation conversation, HttpExchange exchange)
      throws IOException {
    try (exchange) {
      conversation.answer(exchange);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  static LoopbackServer answering(Conversation conversation) throws IOException {
    return new LoopbackServer(conversation);
  }

  /** A server that sends an image of known length. */
  static LoopbackServer sending(byte[] content) throws IOException {
    return answering(
        exchange -> {
          exchange.sendResponseHeaders(200, content.length == 0 ? -1 : content.length);
          exchange.getResponseBody().write(content);
        });
  }

  /** A server that sends the beginning of an image and then nothing, until it is closed. */
  static LoopbackServer stallingAfter(byte[] beginning) throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    return answering(
        exchange -> {
          exchange.sendResponseHeaders(200, beginning.length + 1L);
          exchange.getResponseBody().write(beginning);
          exchange.getResponseBody().flush();
          never.await(30, TimeUnit.SECONDS);
        });
  }

  /** A transfer that gives up at the first fault. */
  Transfer transfer(FileChannel target) {
    return transfer(Optional.empty(), target, new Faults(), 0);
  }

  Transfer transfer(
      Optional<Partial> known, FileChannel target, Transfer.Observer observer, int retries) {
    SourceSettings settings =
        TestSettings.with(
                Map.of(
                    "darkroom.import.retries",
                    String.valueOf(retries),
                    "darkroom.import.retry-pause",
                    "PT0.01S"))
            .sources();
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/image");
    return new Transfer(
        READER.request("project", address, Long.MAX_VALUE),
        known,
        new BlockFile(
            target,
            known.map(Partial::bytes).orElse(0L),
            () -> {},
            new Retries(settings),
            observer::faulted),
        new Retries(settings),
        observer);
  }

  /** Remembers what happened between the bytes. */
  static final class Faults implements Transfer.Observer {

    final List<String> events = new ArrayList<>();

    @Override
    public void opened(Source source) {
      events.add("opened " + source.offset());
    }

    @Override
    public void startsAnew() {
      events.add("starts anew");
    }

    @Override
    public void faulted(TransientProblemException fault) {
      events.add("faulted " + fault.problem().problem());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
