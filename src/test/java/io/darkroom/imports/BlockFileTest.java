package io.darkroom.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.platform.settings.TestSettings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import io.darkroom.problems.TransientProblemException;
import io.darkroom.stores.Block;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is staged while the disk has no more room than others need. */
class BlockFileTest {

  @TempDir private Path directory;

  private final List<TransientProblemException> faults = new ArrayList<>();
  private boolean reserved = true;

  @Test
  void aBlockWaitsUntilThereIsRoom() throws Exception {
    try (BlockFile file = file()) {
      assertThat(file.write(block())).isEmpty();
      assertThat(file.length()).isZero();
      reserved = false;

      assertThat(file.writeAgain(Duration.ofMinutes(1).toNanos())).isPresent();

      assertThat(file.length()).isEqualTo(Block.SIZE);
      assertThat(faults).hasSize(1);
    }
    assertThat(directory.resolve("staged")).hasSize(Block.SIZE);
  }

  @Test
  void itWaitsOnlySoOften() throws Exception {
    try (BlockFile file = file()) {
      assertThat(file.write(block())).isEmpty();

      assertThat(Refusals.of(() -> file.writeAgain(Duration.ofMinutes(1).toNanos())))
          .isEqualTo(Message.of(Problem.STORE_UNAVAILABLE));
    }
    assertThat(directory.resolve("staged")).isEmptyFile();
  }

  private static Block block() {
    Block block = new Block();
    block.filled(Block.SIZE);
    return block;
  }

  private BlockFile file() throws IOException {
    return new BlockFile(
        FileChannel.open(
            directory.resolve("staged"), StandardOpenOption.CREATE, StandardOpenOption.WRITE),
        0,
        this::requireRoom,
        new Retries(
            TestSettings.with(
                    Map.of(
                        "darkroom.import.retries", "1", "darkroom.import.retry-pause", "PT0.01S"))
                .sources()),
        faults::add);
  }

  private void requireRoom() {
    if (reserved) {
      throw new TransientProblemException(Problem.STORE_UNAVAILABLE);
    }
  }
}
