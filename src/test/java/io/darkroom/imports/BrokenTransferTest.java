package io.darkroom.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import io.darkroom.stores.Block;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BrokenTransferTest {

  private static final Duration LONG = Duration.ofSeconds(50);

  @TempDir private Path directory;
  private FileChannel file;

  @BeforeEach
  void open() throws IOException {
    file =
        FileChannel.open(
            directory.resolve("staged"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  @Test
  void anEmptySourceIsNoImage() throws Exception {
    try (LoopbackServer server = LoopbackServer.sending(new byte[0]);
        Transfer transfer = server.transfer(file)) {
      assertThat(Refusals.of(() -> transfer.next(Long.MAX_VALUE, LONG)))
          .isEqualTo(Message.of(Problem.SOURCE_EMPTY));
    }
  }

  @Test
  void aSourceThatBreaksOffIsTold() throws Exception {
    try (LoopbackServer server =
            LoopbackServer.answering(
                exchange -> {
                  exchange.sendResponseHeaders(200, 10);
                  exchange.getResponseBody().write(new byte[5]);
                });
        Transfer transfer = server.transfer(file)) {
      assertThat(Refusals.of(() -> transfer.next(Long.MAX_VALUE, LONG)))
          .isEqualTo(Message.of(Problem.SOURCE_SIZE_MISMATCH, 10, 5));
    }
  }

  @Test
  void whatArrivedBeforeTheSourceBrokeIsKept() throws Exception {
    try (LoopbackServer server =
            LoopbackServer.answering(
                exchange -> {
                  exchange.sendResponseHeaders(200, 2L * Block.SIZE);
                  exchange.getResponseBody().write(new byte[Block.SIZE + 5]);
                });
        Transfer transfer = server.transfer(file)) {
      assertThat(transfer.next(Block.SIZE, LONG)).isEqualTo(new Stretch(0, Block.SIZE, false));
      assertThat(Refusals.of(() -> transfer.next(Block.SIZE, LONG)))
          .isEqualTo(Message.of(Problem.SOURCE_SIZE_MISMATCH, 2 * Block.SIZE, Block.SIZE + 5));
    }
    assertThat(directory.resolve("staged")).hasSize(Block.SIZE + 5);
  }

  @Test
  void aFullDiskIsNotTakenForABrokenSource() throws Exception {
    try (LoopbackServer server = LoopbackServer.sending(new byte[1]);
        Transfer transfer = server.transfer(file)) {
      file.close();

      assertThatThrownBy(() -> transfer.next(Long.MAX_VALUE, LONG))
          .isInstanceOf(ClosedChannelException.class);
    }
  }

  @Test
  void closingDoesNotWaitForASourceThatStalls() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();

    try (LoopbackServer server = LoopbackServer.stallingAfter(new byte[Block.SIZE + 5])) {
      Transfer transfer = server.transfer(file);
      assertThat(transfer.next(1, LONG)).isEqualTo(new Stretch(0, Block.SIZE, false));
      assertThat(transferring(before)).hasSize(3);

      transfer.close();

      assertThat(transferring(before)).isEmpty();
      assertThat(file.isOpen()).isFalse();
    }
  }

  private static Set<String> transferring(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread))
        .map(Thread::getName)
        .filter(name -> name.startsWith("darkroom-transfer-"))
        .collect(Collectors.toSet());
  }
}
