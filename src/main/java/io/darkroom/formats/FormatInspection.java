package io.darkroom.formats;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares what an image is with what it was declared to be, by our own eyes and before any other
 * tool opens it. Reads headers and tables, and no data.
 */
@Singleton
public final class FormatInspection {

  private final List<FormatInspector> recognising =
      List.of(
          new Qcow2Inspector(),
          new VmdkInspector(),
          new VhdInspector(),
          new VhdxInspector(),
          new VdiInspector(),
          new PloopInspector(),
          new IsoInspector());
  private final Map<DiskFormat, FormatInspector> inspectors = new EnumMap<>(DiskFormat.class);

  public FormatInspection() {
    inspectors.put(DiskFormat.RAW, new RawInspector());
    recognising.forEach(inspector -> inspectors.put(inspector.format(), inspector));
  }

  /** The formats that can be declared. */
  public Set<DiskFormat> supported() {
    return EnumSet.allOf(DiskFormat.class);
  }

  /**
   * Inspects an image.
   *
   * @param content all of its bytes; its position is changed and it is not closed
   * @param declared the format that the client named
   * @throws ProblemException FORMAT_MISMATCH if it is, or could be taken for, anything else;
   *     FORMAT_DAMAGED; FORMAT_REFERS_ELSEWHERE if it needs other data than its own;
   *     FORMAT_FEATURE_UNKNOWN if it cannot be judged
   * @throws IOException if the content cannot be read
   */
  public Inspection inspect(SeekableByteChannel content, DiskFormat declared) throws IOException {
    ImageBytes bytes = new ImageBytes(content);
    return inspect(bytes, Marks.of(bytes, recognising), declared);
  }

  private Inspection inspect(ImageBytes bytes, Marks marks, DiskFormat declared)
      throws IOException {
    if (!marks.allow(declared)) {
      throw new ProblemException(Problem.FORMAT_MISMATCH, declared.id(), marks.names());
    }
    FormatInspector inspector = inspectors.get(declared);
    return inspector == null ? new Inspection(declared, bytes.length()) : inspector.inspect(bytes);
  }

  /**
   * Inspects an image as far as it can be seen.
   *
   * @param content all of its bytes; its position is changed and it is not closed
   * @param declared the disk format that the client named
   * @param container what the disk is in; that is not opened, but it must not be a disk itself
   * @return what it is, if it can be seen and has a disk in it
   * @throws ProblemException what {@link #inspect} throws
   * @throws IOException if the content cannot be read
   */
  public Optional<Inspection> examine(
      SeekableByteChannel content, DiskFormat declared, ContainerFormat container)
      throws IOException {
    ImageBytes bytes = new ImageBytes(content);
    Marks marks = Marks.of(bytes, recognising);
    return switch (container) {
      case BARE -> disk(bytes, marks, declared);
      case COMPRESSED -> nothingSeen(marks.allowPacked(), container, marks);
      case OVA -> nothingSeen(marks.allowAppliance(), container, marks);
      // The words of many clients for a disk that lies bare.
      default -> marks.disks().isEmpty() ? Optional.empty() : disk(bytes, marks, declared);
    };
  }

  private Optional<Inspection> disk(ImageBytes bytes, Marks marks, DiskFormat declared)
      throws IOException {
    Inspection found = inspect(bytes, marks, declared);
    return declared.isMachinePart() ? Optional.empty() : Optional.of(found);
  }

  private static Optional<Inspection> nothingSeen(
      boolean allowed, ContainerFormat container, Marks marks) {
    if (!allowed) {
      throw new ProblemException(Problem.FORMAT_MISMATCH, container.id(), marks.names());
    }
    return Optional.empty();
  }
}
