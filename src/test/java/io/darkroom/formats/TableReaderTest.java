package io.darkroom.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TableReaderTest {

  private static final Demands DEMANDS = new Demands(DiskFormat.QCOW2);
  private static final long MIB = 1024 * 1024;

  @Test
  void entriesComeInTheirOrder() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(40).putLong(8, 1).putLong(16, 2).putLong(24, -3);
    List<String> seen = new ArrayList<>();
    TableReader reader = reader(new SparseChannel(bytes.array()));

    reader.forEach(8, 3, 8, (index, value) -> seen.add(index + ":" + value));
    reader.forEach(8, 2, 16, (index, value) -> seen.add(index + ":" + value));
    reader.forEach(20, 2, 4, (index, value) -> seen.add(index + ":" + value));

    assertThat(seen)
        .containsExactly("0:1", "1:2", "2:-3", "0:1", "1:-3", "0:2", "1:" + 0xffffffffL);
  }

  @Test
  void aLargeTableIsReadToItsEnd() throws IOException {
    AtomicLong last = new AtomicLong();

    reader(new SparseChannel(new byte[0], 2 * MIB, new byte[] {7}))
        .forEach(8, (2 * MIB - 8) / 8, 8, (index, value) -> last.set(index * 10 + value));

    assertThat(last).hasValue(((2 * MIB - 8) / 8 - 1) * 10 + 7);
  }

  /** However often tables lead to tables, it ends. */
  @Test
  void onlySoManyTablesAreRead() throws IOException {
    SparseChannel content = new SparseChannel(new byte[64]);
    TableReader reader = reader(content);
    AtomicLong entries = new AtomicLong();

    for (int table = 0; table < 600_000; table++) {
      reader.forEach(0, 2, 8, (index, value) -> entries.incrementAndGet());
    }

    assertThat(entries).hasValue(2 * 256 * MIB / 512);
    assertThat(content.bytesRead()).isEqualTo(16 * 256 * MIB / 512);
  }

  private static TableReader reader(SparseChannel content) {
    return new TableReader(DEMANDS, new ImageBytes(content), ByteOrder.BIG_ENDIAN);
  }
}
