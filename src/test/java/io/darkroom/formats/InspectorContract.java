package io.darkroom.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.problems.Refusals;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What holds for every format: a hostile image is answered, and costs nothing. */
interface InspectorContract {

  int MOST_READ_BYTES = 4 * 1024 * 1024;
  int MOST_ALLOCATED_BYTES = 8 * 1024 * 1024;

  Set<Problem> ANSWERS =
      Set.of(
          Problem.FORMAT_MISMATCH,
          Problem.FORMAT_DAMAGED,
          Problem.FORMAT_REFERS_ELSEWHERE,
          Problem.FORMAT_FEATURE_UNKNOWN);

  Subject subject();

  @Test
  default void soundImageIsAccepted() throws IOException {
    Subject subject = subject();

    assertThat(new FormatInspection().inspect(new SparseChannel(subject.bytes()), subject.format()))
        .isEqualTo(new Inspection(subject.format(), subject.virtualSize()));
  }

  @Test
  default void nothingIsNoImage() {
    DiskFormat format = subject().format();

    assertThat(refusal(new SparseChannel(new byte[0])))
        .isEqualTo(Message.of(Problem.FORMAT_MISMATCH, format.id(), "raw"));
  }

  @Test
  default void imageWithoutItsMagicIsAnother() {
    Subject subject = subject();
    for (int at = subject.magic().offset(); at < subject.magic().end(); at++) {
      assertThat(refusal(new SparseChannel(subject.flipped(at, 0x20, false))).arguments())
          .as("magic at %d", at)
          .startsWith(subject.format().id());
    }
  }

  @Test
  default void imageThatEndsInAHeaderIsRefused() {
    Subject subject = subject();
    for (Subject.Part header : subject.headers()) {
      for (int size = header.offset(); size < header.end(); size++) {
        assertThat(refusal(new SparseChannel(subject.bytes(), size, new byte[0])).problem())
            .as("%d bytes", size)
            .isIn(Problem.FORMAT_DAMAGED, Problem.FORMAT_MISMATCH);
      }
    }
  }

  @Test
  default void everyOtherByteIsAnswered() {
    Subject subject = subject();
    for (Subject.Part header : subject.headers()) {
      for (int at = header.offset(); at < header.end(); at++) {
        answer(new SparseChannel(subject.flipped(at, 0xff, false)));
        answer(new SparseChannel(subject.flipped(at, 0xff, true)));
        answer(new SparseChannel(subject.flipped(at, 1, true)));
      }
    }
  }

  @Test
  default void everyOtherNumberIsAnswered() {
    Subject subject = subject();
    for (Subject.Part field : subject.fields()) {
      values(field, subject.bytes().length)
          .forEach(value -> answer(new SparseChannel(subject.with(field, value))));
    }
  }

  /** The bounds of every number, and places that lead back to the number or past the end. */
  private static LongStream values(Subject.Part field, long length) {
    LongStream bounds =
        LongStream.of(0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 62, 1L << 54, (1L << 55) - 1);
    LongStream places =
        LongStream.of(
            Integer.MAX_VALUE, Integer.MIN_VALUE, field.offset(), length - 1, length, length + 1);
    return LongStream.concat(
        LongStream.concat(bounds, places), LongStream.of(length / 512, 512, 1L << 32));
  }

  /** A file of which nearly nothing is there, up to the largest that there can be. */
  @Test
  default void everySizeOfTheFileIsAnswered() {
    byte[] bytes = subject().bytes();
    for (long size : new long[] {1L << 32, 1L << 40, 1L << 62, Long.MAX_VALUE}) {
      answer(new SparseChannel(bytes, size, new byte[0]));
      answer(new SparseChannel(bytes, size, bytes));
    }
  }

  private Message refusal(SparseChannel content) {
    return Refusals.of(() -> new FormatInspection().inspect(content, subject().format()));
  }

  private void answer(SparseChannel content) {
    DiskFormat format = subject().format();
    long before = allocated();
    try {
      Inspection found = new FormatInspection().inspect(content, format);
      assertThat(found.format()).isEqualTo(format);
      assertThat(found.virtualSize()).isNotNegative();
    } catch (ProblemException refusal) {
      assertThat(refusal.problem().problem()).isIn(ANSWERS);
      assertThat(refusal.problem().arguments()).startsWith(format.id());
    } catch (IOException impossible) {
      throw new AssertionError("memory was not read", impossible);
    }
    assertThat(allocated() - before).isLessThan(MOST_ALLOCATED_BYTES);
    assertThat(content.bytesRead()).isLessThan(MOST_READ_BYTES);
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
