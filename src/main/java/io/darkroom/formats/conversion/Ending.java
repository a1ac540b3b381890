package io.darkroom.formats.conversion;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** How a run of {@code qemu-img} ended: all that its status and its words in English tell. */
enum Ending {
  DONE,
  /** The image cannot be converted. */
  FAILED,
  /** A limit was in the way. */
  LIMITED,
  /** The machine has no room left, which is no fault of the image's. */
  DISK_FULL,
  /** It did not come to run. */
  NOT_STARTED;

  private static final Set<String> WRAPPERS = Set.of("prlimit: ", "setpriv: ");

  /** SIGKILL, as of the kernel when CPU time or memory is over; SIGXCPU; SIGXFSZ. */
  private static final Set<Integer> LIMIT_SIGNALS = Set.of(128 + 9, 128 + 24, 128 + 25);

  private static final List<String> LIMIT_ERRORS =
      List.of(
          "Cannot allocate memory",
          "failed to allocate",
          "failed to map segment",
          "Could not allocate",
          "qemu_thread_create",
          "File too large");

  private static final List<String> DISK_ERRORS =
      List.of("No space left on device", "Disk quota exceeded");

  /**
   * Tells from its status and its first errors.
   *
   * @param status empty if it had to be killed because its time was over
   */
  static Ending of(OptionalInt status, String errors) {
    if (status.isEmpty() || LIMIT_SIGNALS.contains(status.getAsInt())) {
      return LIMITED;
    }
    if (status.getAsInt() == 0) {
      return DONE;
    }
    if (WRAPPERS.stream().anyMatch(errors::startsWith)) {
      return NOT_STARTED;
    }
    if (isAnyIn(DISK_ERRORS, errors)) {
      return DISK_FULL;
    }
    return isAnyIn(LIMIT_ERRORS, errors) ? LIMITED : FAILED;
  }

  private static boolean isAnyIn(List<String> some, String errors) {
    return some.stream().anyMatch(errors::contains);
  }
}
