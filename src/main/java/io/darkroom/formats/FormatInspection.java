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
 * tool opens it. Reads a few headers, whatever the size of the image.
 */
@Singleton
public final class FormatInspection {

  private static final int HEAD_BYTES = 8;

  /** Amazon's, each a file of its own kind. */
  private static final Set<DiskFormat> MACHINE_PARTS =
      EnumSet.of(DiskFormat.AMI, DiskFormat.ARI, DiskFormat.AKI);

  private final FormatInspector fallback = new RawInspector();
  private final List<FormatInspector> recognising = List.of(new Qcow2Inspector());
  private final Map<DiskFormat, FormatInspector> inspectors = new EnumMap<>(DiskFormat.class);

  public FormatInspection() {
    inspectors.put(fallback.format(), fallback);
    recognising.forEach(inspector -> inspectors.put(inspector.format(), inspector));
  }

  /** The formats that can be inspected; every other is refused. */
  public Set<DiskFormat> supported() {
    return EnumSet.copyOf(inspectors.keySet());
  }

  /**
   * Inspects an image.
   *
   * @param content all of its bytes; its position is changed and it is not closed
   * @param declared the format that the client named
   * @throws ProblemException FORMAT_MISMATCH if it is of another format, FORMAT_FEATURE_UNKNOWN if
   *     it is of a format that is not {@link #supported} or of a feature that is not,
   *     FORMAT_DAMAGED or FORMAT_REFERS_ELSEWHERE
   * @throws IOException if the content cannot be read
   */
  public Inspection inspect(SeekableByteChannel content, DiskFormat declared) throws IOException {
    ImageBytes bytes = new ImageBytes(content);
    String detected = detect(bytes);
    FormatInspector inspector = inspectors.get(declared);
    if (inspector == null && couldBe(declared, detected)) {
      throw new ProblemException(Problem.FORMAT_FEATURE_UNKNOWN, declared.id());
    }
    if (inspector == null || !detected.equals(declared.id())) {
      throw new ProblemException(Problem.FORMAT_MISMATCH, declared.id(), detected);
    }
    return inspector.inspect(bytes);
  }

  /**
   * Looks at what a client has sent by itself, as far as it can do harm: nobody asked for it to be
   * of a format that we know. Refuses what bears the mark of another disk than it was declared to
   * be; looks into a disk of a format that we know; lets everything else pass.
   *
   * @param content all of its bytes; its position is changed and it is not closed
   * @param declared the disk format that the client named
   * @param container what the disk is in; only one that lies bare can be looked at
   * @return what it is, if that could be told
   * @throws ProblemException FORMAT_MISMATCH, FORMAT_FEATURE_UNKNOWN, FORMAT_DAMAGED or
   *     FORMAT_REFERS_ELSEWHERE
   * @throws IOException if the content cannot be read
   */
  public Optional<Inspection> examine(
      SeekableByteChannel content, DiskFormat declared, ContainerFormat container)
      throws IOException {
    if (container != ContainerFormat.BARE || MACHINE_PARTS.contains(declared)) {
      return Optional.empty();
    }
    ImageBytes bytes = new ImageBytes(content);
    String detected = detect(bytes);
    if (ContentSignatures.isDisk(detected) && !detected.equals(declared.id())) {
      throw new ProblemException(Problem.FORMAT_MISMATCH, declared.id(), detected);
    }
    if (declared == DiskFormat.VMDK) {
      VmdkDescriptor.requireWhole(bytes);
    }
    FormatInspector inspector = inspectors.get(declared);
    boolean known = declared == fallback.format() || detected.equals(declared.id());
    return known && inspector != null ? Optional.of(inspector.inspect(bytes)) : Optional.empty();
  }

  private String detect(ImageBytes content) throws IOException {
    for (FormatInspector inspector : recognising) {
      if (inspector.recognises(content.read(0, HEAD_BYTES))) {
        return inspector.format().id();
      }
    }
    Optional<String> marked = ContentSignatures.find(content);
    return marked.orElse(fallback.format().id());
  }

  /** A format without a mark of its own cannot be told from a raw disk. */
  private boolean couldBe(DiskFormat declared, String detected) {
    return detected.equals(declared.id())
        || (detected.equals(fallback.format().id()) && !ContentSignatures.mark(declared));
  }
}
