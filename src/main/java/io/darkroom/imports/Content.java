package io.darkroom.imports;

import io.darkroom.formats.ContainerFormat;
import io.darkroom.formats.DiskFormat;
import io.darkroom.images.Image;
import io.darkroom.images.Images;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the bytes of a run are by now, and where: as they were fetched, or what was made of them.
 */
@Dependent
public class Content {

  /** The exit status of a fetch whose bytes were not all hashed on their way. */
  private static final String UNHASHED = "UNHASHED";

  /** The exit status of a step after which the bytes have to be unpacked. */
  static final String PACKED = "PACKED";

  private static final Set<ContainerFormat> PACKED_IN =
      EnumSet.of(ContainerFormat.COMPRESSED, ContainerFormat.OVA);

  private final ImportRun run;
  private final Images images;
  private final Downloads downloads;

  @Inject
  public Content(ImportRun run, Images images, Downloads downloads) {
    this.run = run;
    this.images = images;
    this.downloads = downloads;
  }

  Path file() {
    return run.file(derived().map(DerivedContent::file).orElse(StagedFile.FETCHED));
  }

  Optional<DerivedContent> derived() {
    return downloads.find(run.attempt()).flatMap(Download::derived);
  }

  /** The format that the client named. */
  DiskFormat disk() {
    return image().diskFormat().flatMap(DiskFormat::of).orElseThrow(this::unknown);
  }

  /** The format that the client named, as long as nothing was taken out of it. */
  ContainerFormat container() {
    return derived().isPresent()
        ? ContainerFormat.BARE
        : image().containerFormat().flatMap(ContainerFormat::of).orElseThrow(this::unknown);
  }

  /** Whether the disk has to be taken out of something first. */
  boolean isPacked() {
    return PACKED_IN.contains(container());
  }

  /**
   * The exit status of a fetch, where more is to be done with the bytes before they are inspected.
   *
   * @param hashed whether all of them were hashed on their way
   */
  Optional<String> afterFetch(boolean hashed) {
    if (!hashed) {
      return Optional.of(UNHASHED);
    }
    return isPacked() ? Optional.of(PACKED) : Optional.empty();
  }

  private Image image() {
    return images.find(run.imageId()).orElseThrow(this::unknown);
  }

  private ProblemException unknown() {
    return new ProblemException(Problem.IMAGE_FORMATS_MISSING, run.imageId());
  }
}
