package io.darkroom.formats.archives;

import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Set;

/**
 * Unpacks images, within the limits {@code darkroom.import.max-expansion} and {@code
 * darkroom.images.size-cap}. It goes by the first bytes alone; a name in an archive is never used
 * for anything, and what comes out is never unpacked once more.
 */
@Singleton
public final class Decompression {

  private static final Set<Packing> HEAVY = EnumSet.of(Packing.XZ, Packing.ZSTD);

  private final int maxExpansion;
  private final long sizeCap;

  @Inject
  public Decompression(Settings settings) {
    this(settings.processing().unpacking().maxExpansion(), settings.images().sizeCap());
  }

  Decompression(int maxExpansion, long sizeCap) {
    this.maxExpansion = maxExpansion;
    this.sizeCap = sizeCap;
  }

  /**
   * Whether it takes a part of the heap to unpack this, tens of megabytes.
   *
   * @param packed from its first byte; some of it is read, and it is not closed
   */
  public boolean isHeavy(InputStream packed) throws IOException {
    return Packing.of(new PackedBytes(packed)).filter(HEAVY::contains).isPresent();
  }

  /**
   * Begins to unpack. Reading the stream that is returned throws a {@link ProblemException}:
   * FORMAT_DAMAGED if the archive is not whole, or goes on behind its end; FORMAT_FEATURE_UNKNOWN;
   * ARCHIVE_FILES if it holds no file or several; EXPANSION_TOO_LARGE or IMAGE_TOO_LARGE. It throws
   * an exception of {@code packed} as it is.
   *
   * @param packed gzip, xz, zstd or zip, from its first byte; closed with the stream
   * @return the bytes that were packed; all of them are good only when its end was reached
   * @throws ProblemException FORMAT_MISMATCH if it is packed with nothing of that
   */
  public InputStream open(InputStream packed) throws IOException {
    PackedBytes bytes = new PackedBytes(packed);
    Packing packing =
        Packing.of(bytes)
            .orElseThrow(() -> new ProblemException(Problem.FORMAT_MISMATCH, "compressed", "raw"));
    return new Unpacked(packing, bytes, maxExpansion, sizeCap);
  }
}
