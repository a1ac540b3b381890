package io.darkroom.formats.archives;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What comes out of a decoder, as long as that is sound and not too much. */
final class Unpacked extends InputStream {

  /** Up to here, in bytes, no ratio does harm. */
  private static final long HARMLESS = 16L << 20;

  private final Packing packing;
  private final PackedBytes packed;
  private final int maxExpansion;
  private final long sizeCap;
  private @Nullable InputStream decoder;
  private @Nullable ProblemException refusal;
  private long size;

  Unpacked(Packing packing, PackedBytes packed, int maxExpansion, long sizeCap) {
    this.packing = packing;
    this.packed = packed;
    this.maxExpansion = maxExpansion;
    this.sizeCap = sizeCap;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    try {
      if (refusal != null) {
        throw refusal;
      }
      int count = decode(target, offset, length);
      size += Math.max(0, count);
      requireWithinLimits();
      return count;
    } catch (ProblemException problem) {
      refusal = problem;
      throw problem;
    }
  }

  /** A decoder of others' making may fail in any way at bytes that somebody made up. */
  private int decode(byte[] target, int offset, int length) throws IOException {
    try {
      if (decoder == null) {
        decoder = packing.decoder(packed);
      }
      return decoder.read(target, offset, length);
    } catch (ProblemException problem) {
      packed.requireNoFault();
      throw problem;
    } catch (IOException | RuntimeException broken) {
      packed.requireNoFault();
      throw problem(broken);
    }
  }

  private ProblemException problem(Exception broken) {
    Problem problem =
        broken instanceof org.tukaani.xz.MemoryLimitException
                || broken instanceof org.tukaani.xz.UnsupportedOptionsException
            ? Problem.FORMAT_FEATURE_UNKNOWN
            : Problem.FORMAT_DAMAGED;
    return ProblemException.causedBy(broken, problem, packing.id());
  }

  private void requireWithinLimits() {
    if (size > sizeCap) {
      throw new ProblemException(Problem.IMAGE_TOO_LARGE, sizeCap);
    }
    if (size > HARMLESS && (size - 1) / maxExpansion >= packed.taken()) {
      throw new ProblemException(Problem.EXPANSION_TOO_LARGE, maxExpansion);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      if (decoder != null) {
        decoder.close();
      }
    } finally {
      packed.close();
    }
  }
}
