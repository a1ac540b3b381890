package io.darkroom.formats.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndingTest {

  @ParameterizedTest
  @CsvSource({
    "0, '', DONE",
    "0, warning: whatever, DONE",
    "1, qemu-img: Could not open: Image is not in qcow2 format, FAILED",
    "134, qemu-img: block/qcow2.c:1: Assertion failed., FAILED",
    "139, '', FAILED",
    "137, '', LIMITED",
    "152, '', LIMITED",
    "153, '', LIMITED",
    "1, qemu-img: error while writing at byte 0: File too large, LIMITED",
    "134, qemu_memalign: failed to allocate 2097152 bytes: Cannot allocate memory, LIMITED",
    "127, qemu-img: error while loading shared libraries: failed to map segment, LIMITED",
    "1, qemu-img: error while writing at byte 0: No space left on device, DISK_FULL",
    "1, qemu-img: error while writing at byte 0: Disk quota exceeded, DISK_FULL",
    "1, prlimit: failed to set the AS resource limit: Operation not permitted, NOT_STARTED",
    "127, prlimit: failed to execute /usr/bin/qemu-img: No such file or directory, NOT_STARTED"
  })
  void isToldByStatusAndErrors(int status, String errors, Ending ending) {
    assertThat(Ending.of(OptionalInt.of(status), errors)).isEqualTo(ending);
  }

  @Test
  void noStatusMeansThatTheTimeIsOver() {
    assertThat(Ending.of(OptionalInt.empty(), "")).isEqualTo(Ending.LIMITED);
  }
}
