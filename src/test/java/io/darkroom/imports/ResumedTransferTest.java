package io.darkroom.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import io.darkroom.sources.Partial;
import io.darkroom.stores.Block;
import io.darkroom.support.DiskImages;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sources that break, and beginnings that are there already. */
@Timeout(60)
class ResumedTransferTest {

  private static final Duration LONG = Duration.ofSeconds(50);
  private static final byte[] CONTENT = DiskImages.raw(3 * Block.SIZE + 77);
  private static final int HALF = Block.SIZE + 1234;

  @TempDir private Path directory;
  private FileChannel file;
  private final LoopbackServer.Faults events = new LoopbackServer.Faults();
  private final AtomicInteger requests = new AtomicInteger();

  @BeforeEach
  void open() throws IOException {
    file =
        FileChannel.open(
            directory.resolve("staged"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  @Test
  void sourceThatBreaksIsAskedForTheRestAndHashedThroughout() throws Exception {
    try (LoopbackServer server = LoopbackServer.answering(exchange -> half(exchange, true));
        Transfer transfer = server.transfer(Optional.empty(), file, events, 3)) {
      readToItsEnd(transfer);

      assertThat(transfer.hashes()).isTrue();
      assertThat(transfer.sha512()).isEqualTo(sha512());
    }
    assertThat(directory.resolve("staged")).hasBinaryContent(CONTENT);
    assertThat(events.events)
        .containsExactly("opened 0", "faulted SOURCE_SIZE_MISMATCH", "opened " + HALF);
  }

  @Test
  void sourceThatSendsNoPartsIsReadFromTheStartAndHashedFromThere() throws Exception {
    try (LoopbackServer server = LoopbackServer.answering(exchange -> half(exchange, false));
        Transfer transfer = server.transfer(Optional.empty(), file, events, 3)) {
      readToItsEnd(transfer);

      assertThat(transfer.sha512()).isEqualTo(sha512());
    }
    assertThat(directory.resolve("staged")).hasBinaryContent(CONTENT);
    assertThat(events.events)
        .containsExactly("opened 0", "faulted SOURCE_SIZE_MISMATCH", "starts anew", "opened 0");
  }

  @Test
  void beginningThatIsThereIsKeptAndLeavesTheHashesToOthers() throws Exception {
    Files.write(directory.resolve("staged"), Arrays.copyOf(CONTENT, HALF));

    try (LoopbackServer server = LoopbackServer.answering(exchange -> rest(exchange, true));
        Transfer transfer = server.transfer(known(), file, events, 0)) {
      assertThat(transfer.next(Long.MAX_VALUE, LONG))
          .isEqualTo(new Stretch(HALF, CONTENT.length, true));
      assertThat(transfer.hashes()).isFalse();
    }
    assertThat(directory.resolve("staged")).hasBinaryContent(CONTENT);
    assertThat(events.events).containsExactly("opened " + HALF);
  }

  @Test
  void beginningOfAnotherVersionIsThrownAway() throws Exception {
    Files.write(directory.resolve("staged"), new byte[CONTENT.length + 5]);

    try (LoopbackServer server = LoopbackServer.answering(exchange -> rest(exchange, false));
        Transfer transfer = server.transfer(known(), file, events, 0)) {
      readToItsEnd(transfer);

      assertThat(transfer.sha512()).isEqualTo(sha512());
    }
    assertThat(directory.resolve("staged")).hasBinaryContent(CONTENT);
    assertThat(events.events).containsExactly("starts anew", "opened 0");
  }

  @Test
  void sourceThatStaysAwayIsGivenUp() throws Exception {
    try (LoopbackServer server =
            LoopbackServer.answering(
                exchange -> {
                  requests.incrementAndGet();
                  exchange.sendResponseHeaders(503, -1);
                });
        Transfer transfer = server.transfer(Optional.empty(), file, events, 2)) {
      assertThat(Refusals.of(() -> readToItsEnd(transfer)))
          .isEqualTo(Message.of(Problem.SOURCE_ANSWERED, 503));
    }
    assertThat(requests).hasValue(3);
    assertThat(events.events).hasSize(2);
  }

  @Test
  void diskWithoutRoomIsWaitedFor() throws Exception {
    try (LoopbackServer server = LoopbackServer.sending(CONTENT);
        Transfer transfer = server.transfer(Optional.empty(), new FullDisk(file, 2), events, 2)) {
      readToItsEnd(transfer);

      assertThat(transfer.sha512()).isEqualTo(sha512());
    }
    assertThat(directory.resolve("staged")).hasBinaryContent(CONTENT);
    assertThat(events.events)
        .containsExactly("opened 0", "faulted STORE_UNAVAILABLE", "faulted STORE_UNAVAILABLE");
  }

  @Test
  void diskThatStaysFullIsGivenUp() throws Exception {
    try (LoopbackServer server = LoopbackServer.sending(CONTENT);
        Transfer transfer = server.transfer(Optional.empty(), new FullDisk(file, 9), events, 2)) {
      assertThat(Refusals.of(() -> readToItsEnd(transfer)))
          .isEqualTo(Message.of(Problem.STORE_UNAVAILABLE));
    }
  }

  private static void readToItsEnd(Transfer transfer) throws Exception {
    for (Stretch next = transfer.next(Long.MAX_VALUE, LONG);
        next != null && !next.last();
        next = transfer.next(Long.MAX_VALUE, LONG)) {
      assertThat(next.to()).isGreaterThanOrEqualTo(next.from());
    }
  }

  /** Breaks off the first time. */
  private void half(HttpExchange exchange, boolean parts) throws IOException {
    if (requests.getAndIncrement() > 0) {
      rest(exchange, parts);
      return;
    }
    exchange.getResponseHeaders().set("ETag", "\"v1\"");
    exchange.sendResponseHeaders(200, CONTENT.length);
    exchange.getResponseBody().write(CONTENT, 0, HALF);
  }

  private static void rest(HttpExchange exchange, boolean parts) throws IOException {
    exchange.getResponseHeaders().set("ETag", "\"v1\"");
    int from = parts ? HALF : 0;
    if (parts) {
      assertThat(exchange.getRequestHeaders().getFirst("Range")).isEqualTo("bytes=" + HALF + "-");
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range",
              "bytes %d-%d/%d".formatted(HALF, CONTENT.length - 1, CONTENT.length));
    }
    exchange.sendResponseHeaders(parts ? 206 : 200, CONTENT.length - from);
    exchange.getResponseBody().write(CONTENT, from, CONTENT.length - from);
  }

  private static Optional<Partial> known() {
    return Optional.of(new Partial(HALF, "\"v1\"", OptionalLong.of(CONTENT.length)));
  }

  private static String sha512() throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(CONTENT));
  }
}
