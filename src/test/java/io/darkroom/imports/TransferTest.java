package io.darkroom.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.stores.Block;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TransferTest {

  private static final Duration LONG = Duration.ofSeconds(50);

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(ints = {1, 255, Block.SIZE - 1, Block.SIZE, Block.SIZE + 1, 10 * 1024 * 1024})
  void theFileAndTheHashesAreThoseOfTheSource(int size) throws Exception {
    byte[] content = content(size);

    try (LoopbackServer server = LoopbackServer.sending(content);
        Transfer transfer = server.transfer(file())) {
      assertThat(stretches(transfer, Long.MAX_VALUE, LONG))
          .containsExactly(new Stretch(0, size, true));
      transfer.force();

      assertThat(transfer.md5()).isEqualTo(hash("MD5", content));
      assertThat(transfer.sha512()).isEqualTo(hash("SHA-512", content));
    }
    assertThat(Files.readAllBytes(path())).isEqualTo(content);
  }

  @Test
  void aStretchEndsWhenThereIsEnoughOfIt() throws Exception {
    int size = 5 * Block.SIZE + 100;

    try (LoopbackServer server = LoopbackServer.sending(content(size));
        Transfer transfer = server.transfer(file())) {
      assertThat(stretches(transfer, Block.SIZE + 1L, LONG))
          .containsExactly(
              new Stretch(0, 2 * Block.SIZE, false),
              new Stretch(2 * Block.SIZE, 4 * Block.SIZE, false),
              new Stretch(4 * Block.SIZE, size, false),
              new Stretch(size, size, true));
    }
    assertThat(path()).hasSize(size);
  }

  @Test
  void aStretchEndsWhenItsTimeIsOverThoughMoreHasArrived() throws Exception {
    int size = 40 * Block.SIZE;

    try (LoopbackServer server = LoopbackServer.sending(content(size));
        Transfer transfer = server.transfer(file())) {
      List<Stretch> stretches = stretches(transfer, Long.MAX_VALUE, Duration.ZERO);

      assertThat(stretches).allMatch(stretch -> stretch.to() - stretch.from() <= Block.SIZE);
      assertThat(stretches.get(stretches.size() - 1).to()).isEqualTo(size);
      assertThat(transfer.md5()).isEqualTo(hash("MD5", content(size)));
    }
  }

  @Test
  void aStretchIsEmptyWhenNothingArrivesInItsTime() throws Exception {
    try (LoopbackServer server = LoopbackServer.stallingAfter(content(5));
        Transfer transfer = server.transfer(file())) {
      assertThat(transfer.next(1, Duration.ofMillis(1))).isEqualTo(new Stretch(0, 0, false));
      assertThat(transfer.next(1, Duration.ZERO)).isEqualTo(new Stretch(0, 0, false));
    }
  }

  private FileChannel file() throws IOException {
    return FileChannel.open(path(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private Path path() {
    return directory.resolve("staged");
  }

  /** All stretches; those in which nothing happened are left out. */
  private static List<Stretch> stretches(Transfer transfer, long enough, Duration time)
      throws Exception {
    List<Stretch> stretches = new ArrayList<>();
    for (Stretch next = transfer.next(enough, time);
        next != null;
        next = transfer.next(enough, time)) {
      if (next.last() || next.to() > next.from()) {
        stretches.add(next);
      }
    }
    return stretches;
  }

  private static byte[] content(int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return content;
  }

  private static String hash(String algorithm, byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
  }
}
